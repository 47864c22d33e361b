import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { portOf } from './port-of.ts';

export interface LocalProxy {
  readonly url: string;
  /** Where it was asked to connect to, e.g. `api.acme.test:443`. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** A proxy to which every host name is this computer (RFC 9110 §9.3.6). */
export async function startLocalProxy(): Promise<LocalProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((_request, answer) => void answer.writeHead(405).end());
  server.on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    const upstream = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.once('close', () => open.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of open) socket.destroy();
      }),
  };
}
