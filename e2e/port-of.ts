import type { Server } from 'node:net';

/** Where a server listens that was given no port of its own. */
export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server does not listen on a port.');
  return address.port;
}
