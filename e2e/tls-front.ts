import { request } from 'node:http';
import { createServer } from 'node:https';
import { portOf } from './port-of.ts';
import type { Issued } from '../src/main/testing/certificates.ts';

export interface TlsFront {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Passes each request on to a plain server of this computer, behind this certificate. */
export async function startTlsFront({ chain, key }: Issued, behind: string): Promise<TlsFront> {
  const server = createServer({ cert: chain.join(''), key }, (asked, answer) => {
    const { method, url = '', headers } = asked;
    const passedOn = request(new URL(url, behind), { method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passedOn.once('error', () => answer.destroy());
    asked.pipe(passedOn);
  });
  // Whoever refuses the certificate breaks off.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
