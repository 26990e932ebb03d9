import type { Environment } from '../types.ts';
import { dev } from './dev.ts';
import { prod } from './prod.ts';
import { staging } from './staging.ts';
import { test } from './test.ts';

export const environments: Record<'dev' | 'test' | 'staging' | 'prod', Environment> = {
  dev,
  test,
  staging,
  prod,
};
export type EnvironmentName = keyof typeof environments;
