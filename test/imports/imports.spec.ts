// Imports and images as their users send them, through gateway and sidecar, also while the catalog is killed.
import { useMesh } from '../harness/mesh.ts';
import { images } from './images.ts';
import { operations } from './operations.ts';
import { products } from './products.ts';
import { users } from './users.ts';

const mesh = useMesh('imports', {
  services: ['accounts', 'catalog'],
  replicas: { accounts: 1, catalog: 2 },
});

products(mesh);
users(mesh);
images(mesh);
operations(mesh);
