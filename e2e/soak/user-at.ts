import type { NewAccountDraft } from '../../src/contract/calls.ts';
import type { SimulatedProvider } from '../providers/simulated-provider.ts';

/** A user at the server, and the account form that signs in as them; at another address where one is given. */
export function userAt(
  server: SimulatedProvider,
  { name, password, baseUrl = server.baseUrl }: { name: string; password: string; baseUrl?: string },
): NewAccountDraft {
  const email = `${name}@example.com`;
  server.addUser({ username: name, email, password });
  const byEmail = server.id === 'neostra' || server.id === 'auths';
  return {
    provider: server.id,
    label: `${server.id} ${name}`,
    username: byEmail ? '' : name,
    email: byEmail ? email : '',
    password,
    baseUrl,
    tags: [],
    environment: null,
    authority: null,
  };
}
