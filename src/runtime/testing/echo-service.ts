// A whole service process for lifecycle.spec.ts: the shape of every main.ts, around the echo service.
import { readEnv, text } from '../config.ts';
import { createHealth } from '../health.ts';
import { runService } from '../lifecycle.ts';
import { createServer, implement } from '../server.ts';
import { metricsAddress } from '../telemetry/metrics-address.ts';
import { telemetrySettings } from '../telemetry/settings.ts';
import { echoDefinition, text as reply } from './echo.ts';

await runService({
  service: 'echo',
  readConfig: (env) => ({
    ...readEnv(
      {
        listen: text('LISTEN'),
        instance: text('INSTANCE'),
        metrics: metricsAddress('METRICS'),
        ...telemetrySettings,
      },
      env,
    ),
    mesh: '127.0.0.1:1', // nobody takes spans there, and the service serves all the same
    logLevel: 'info',
    // Long enough for a call that is made meanwhile, also on a machine that is busy.
    drainMs: 1_000,
  }),
  createApp: (_config, log) => {
    const health = createHealth({ services: ['plaza.test.v1.Echo'], probe: async () => true, log });
    const server = createServer({
      log,
      health,
      services: [
        implement(echoDefinition, {
          async unary(request, call) {
            if (request.getValue() === 'slow') await new Promise((resolve) => setTimeout(resolve, 500));
            if (request.getValue() === 'stray') setTimeout(() => Promise.reject(new Error('stray')), 1);
            if (request.getValue() === 'stray')
              await new Promise((resolve) => call.signal.addEventListener('abort', resolve));
            return request;
          },
          async *serverStream() {
            yield reply('one');
            await new Promise(() => {});
          },
          clientStream: async () => reply(''),
          async *bidi() {},
        }),
      ],
    });
    return {
      server,
      health,
      async stop() {
        log.info('pools closed');
      },
    };
  },
});
