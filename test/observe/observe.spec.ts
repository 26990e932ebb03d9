// What a real Prometheus makes of a mesh that runs: every query is asked, and alerts fire by faults and not by clients.
import { describe } from 'node:test';
import { useMesh } from '../harness/mesh.ts';
import { clientsAlone } from './clients-alone.ts';
import { faults } from './faults.ts';
import { programMissing, usePrometheus } from './prometheus.ts';
import { queries } from './queries.ts';
import { useTraffic } from './traffic.ts';

describe('observed by Prometheus', { skip: programMissing() }, () => {
  const mesh = useMesh('observe');
  const prometheus = usePrometheus(mesh);
  const traffic = useTraffic(mesh);
  queries(mesh, prometheus);
  clientsAlone(mesh, prometheus, traffic);
  faults(mesh, prometheus, traffic);
});
