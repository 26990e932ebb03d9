// What holds while processes are killed: one mesh, healed after each blow.
import { useMesh } from './harness/mesh.ts';
import { retries } from './retries/index.ts';
import { saga } from './saga/index.ts';

const mesh = useMesh('faults');

retries(mesh);
saga(mesh);
