import { networkInterfaces } from 'node:os';
import { plainDefaultSession } from './session.ts';

/** Any address beyond the machine's own means that some link is up. */
function isOnline(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal));
}

export const net = {
  fetch: (input: string | Request, init?: RequestInit): Promise<Response> => plainDefaultSession.fetch(input, init),
  isOnline,
  get online(): boolean {
    return isOnline();
  },
};
