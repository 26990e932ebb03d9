// What a real Prometheus makes of a mesh that runs: every query of dashboards, rules and runbooks is asked.
import { describe } from 'node:test';
import { useMesh } from '../harness/mesh.ts';
import { programMissing, usePrometheus } from './prometheus.ts';
import { queries } from './queries.ts';
import { useTraffic } from './traffic.ts';

describe('observed by Prometheus', { skip: programMissing() }, () => {
  const mesh = useMesh('observe');
  const prometheus = usePrometheus(mesh);
  useTraffic(mesh);
  queries(mesh, prometheus);
});
