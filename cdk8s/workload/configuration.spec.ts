import assert from 'node:assert/strict';
import { clusters } from '../../mesh/environments/clusters.ts';
import { describeCases } from '../testing/cases.ts';
import { named } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { certificateReader } from './certificate-reader.ts';
import { configMap, secret } from './configuration.ts';

const { mesh, cluster } = inventedPlaza();
const greeter = greeterOf(mesh);
const { dev } = clusters;

describeCases('configuration', [
  [
    'settings',
    (chart) => configMap(chart, mesh, greeter),
    ([one]) => {
      assert.equal(one!.data!.LISTEN, '127.0.0.1:50053');
      assert.equal(one!.data!.MESH, '127.0.0.1:50051');
      assert.match(one!.metadata.name, /^greeter-settings-[0-9a-f]{8}$/);
    },
  ],
  [
    'secret-external',
    (chart) => secret(chart, mesh, cluster, greeter),
    ([one]) => {
      assert.equal(one!.kind, 'ExternalSecret');
      const { data } = one!.spec.target.template;
      assert.match(data.DATABASE_URL, /sslmode=verify-full/);
      assert.match(data.BROKER_URL, /^amqps:.*@plaza-broker\.plaza\.svc:5671\/plaza$/);
      assert.deepEqual(
        one!.spec.data.map(({ secretKey }: { secretKey: string }) => secretKey),
        ['PAGE_TOKEN_SECRET', 'KEY_ENCRYPTION_KEY', 'DATABASE_PASSWORD', 'BROKER_PASSWORD'],
      );
      assert.equal(one!.spec.data[0].remoteRef.key, 'prod/greeter');
    },
  ],
  [
    'secret-published',
    (chart) => secret(chart, mesh, dev, greeter),
    ([one]) => assert.equal(Buffer.from(one!.stringData!.KEY_ENCRYPTION_KEY!, 'base64').length, 32),
  ],
  [
    'certificate-reader',
    (chart) => certificateReader(chart, mesh.namespace),
    (resources) =>
      assert.deepEqual(
        (named(resources, 'RoleBinding', 'gateway-certificates') as unknown as { subjects: unknown[] })
          .subjects,
        [{ kind: 'ServiceAccount', name: 'gateway', namespace: 'plaza' }],
      ),
  ],
]);
