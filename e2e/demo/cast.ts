import type { ProviderId } from '../../src/contract/account.ts';
import type { SimulatedProvider, SimulatedUser } from '../providers/simulated-provider.ts';
import type { Entry } from '../window-steps.ts';

/** An account of the demo, with what it signs in as. */
export interface Part extends Entry {
  readonly user: SimulatedUser;
}

interface Role {
  readonly provider: ProviderId;
  readonly label: string;
  readonly by: 'username' | 'email';
  readonly name: string;
}

const roles: readonly Role[] = [
  { provider: 'cloudidr', label: 'Cloudidr demo', by: 'username', name: 'ada' },
  { provider: 'cloudidr', label: 'Cloudidr staging', by: 'username', name: 'grace' },
  { provider: 'cloudio', label: 'CloudIO demo', by: 'username', name: 'steve' },
  { provider: 'neostra', label: 'Neostra demo', by: 'email', name: 'admin' },
  { provider: 'appmixer', label: 'Appmixer demo', by: 'username', name: 'tomas' },
  // Last: for its 24 hours to pass, main's clock is put forward, and with it all other times.
  { provider: 'auths', label: 'Auths demo', by: 'email', name: 'johndoe' },
];

/** One account at each provider and a second one at the first, with passwords that no other text contains. */
export function cast(servers: Readonly<Record<ProviderId, SimulatedProvider>>): Part[] {
  return roles.map(({ provider, label, by, name }) => {
    const user = { username: name, email: `${name}@example.com`, password: `Demo-${name}-${crypto.randomUUID()}` };
    servers[provider].addUser(user);
    const { password } = user;
    return { provider, label, [by]: user[by], password, baseUrl: servers[provider].baseUrl, user };
  });
}
