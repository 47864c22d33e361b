import { accountRecord } from '../../../src/main/accounts/account-record.ts';
import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import type { SecretService } from '../../secret-service.ts';
import { draftFor, keychainOn, openDesk } from '../desk.ts';
import type { Desk } from '../desk.ts';

export interface SavedAccounts {
  /** Signed in, by the names that were asked for: what to copy. */
  readonly signedIn: ReadonlyMap<string, string>;
  readonly toEdit: string;
  readonly toDelete: string;
  /** What the store holds of them. */
  readonly listed: string;
}

interface Places {
  readonly profile: string;
  readonly service: SecretService;
}

/** Fills a profile and a keyring as an earlier run of the program would have. */
export async function prepareAccounts({
  profile,
  service,
  server,
  names,
}: Places & { server: SimulatedProvider; names: readonly string[] }): Promise<SavedAccounts> {
  const keychain = keychainOn(service.env);
  const { accounts, changes, tokens } = openDesk({ folder: profile, keychain });
  const add = (label: string): Promise<string> => changes.add(draftFor(server.baseUrl, label));
  const { username, password } = draftFor('', '');
  server.addUser({ username, email: 'ana@example.com', password });
  const toEdit = await add('to be edited');
  const toDelete = await add('to be deleted');
  const signedIn = new Map<string, string>();
  for (const name of names) {
    const id = await add(name);
    await tokens.signIn(id);
    signedIn.set(name, id);
  }
  // Sessions are saved in the background; a later call is answered after them.
  await keychain.getPassword(toEdit);
  accounts.flush();
  keychain.end();
  return { signedIn, toEdit, toDelete, listed: gist(accounts) };
}

/** What the next start finds, once it has finished what was interrupted. */
export async function finishOn({ profile, service }: Places): Promise<{ listed: string; interrupted: number }> {
  const keychain = keychainOn(service.env);
  const { accounts, changes } = openDesk({ folder: profile, keychain });
  await changes.finishInterrupted();
  keychain.end();
  return { listed: gist(accounts), interrupted: accounts.interrupted().length };
}

/** All but when and as what their tokens were copied. */
function gist(accounts: Desk['accounts']): string {
  return JSON.stringify(
    accounts.list().map((record) => accountRecord.parse({ ...record, lastUsedAt: null, copyForm: 'token' })),
  );
}

/** What secret-tool finds, in the order of names. */
export async function itemsOf(service: SecretService): Promise<string> {
  const items = await service.items();
  return JSON.stringify(items.toSorted((one, other) => one.account.localeCompare(other.account)));
}
