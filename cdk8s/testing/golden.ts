import { Yaml } from 'cdk8s';
import { type Golden, golden as goldenIn } from '../../envoy/testing/golden.ts';
import type { Resource } from './resources.ts';

/** What the constructs of a suite make, in golden/<suite>/<name>.yaml. */
export function golden(suite: string): Golden<Resource[]> {
  const folder = new URL(`../golden/${suite}/`, import.meta.url);
  const kept = goldenIn<Resource[]>(folder, (resources) => Yaml.stringify(...resources));
  return { ...kept, check: (name, resources) => kept.check(`${name}.yaml`, resources) };
}
