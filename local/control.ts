import { rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';

/** What a running `make up` does when another terminal asks; a throw is told to the asker in its own words. */
export type Controls = Record<string, (argument: unknown) => Promise<unknown>>;

/** Serves the controls as JSON over HTTP on a Unix socket, in a folder that only its owner can enter. */
export async function serveControls(socketPath: string, controls: Controls): Promise<Server> {
  rmSync(socketPath, { force: true });
  const server = createServer(async (incoming, reply) => {
    try {
      let text = '';
      for await (const chunk of incoming) text += chunk;
      const control = controls[(incoming.url ?? '/').slice(1)];
      if (!control) throw new Error('There is no such control.');
      reply.end(
        JSON.stringify({ result: (await control(text === '' ? undefined : JSON.parse(text))) ?? null }),
      );
    } catch (error) {
      reply.statusCode = 400;
      reply.end(JSON.stringify({ error: (error as Error).message }));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  return server;
}

/** Nothing listens on the socket: no mesh runs. */
export class NotRunning extends Error {}

/** Asks the running mesh; throws NotRunning, or an Error with the sentence that it answers. */
export async function control<T>(socketPath: string, name: string, argument?: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, path: `/${name}`, method: 'POST', agent: false }, async (reply) => {
      try {
        let text = '';
        for await (const chunk of reply) text += chunk;
        const { result, error } = JSON.parse(text) as { result: T; error?: string };
        if (error === undefined) resolve(result);
        else reject(new Error(error));
      } catch (error) {
        reject(error as Error);
      }
    });
    call.on('error', (error: NodeJS.ErrnoException) => {
      const absent = error.code === 'ENOENT' || error.code === 'ECONNREFUSED';
      reject(absent ? new NotRunning('Plaza does not run here: start it with "make up".') : error);
    });
    call.end(argument === undefined ? '' : JSON.stringify(argument));
  });
}
