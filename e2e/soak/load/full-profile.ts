import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aRecord } from '../../../src/main/testing/an-account.ts';
import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import type { SecretService } from '../../secret-service.ts';
import { draftFor, keychainOn } from '../desk.ts';

export interface FullProfile {
  readonly profile: string;
  /** Those whose password is in the keyring. */
  readonly ids: readonly string[];
}

/** A profile with so many accounts at the server, of which the first ones have a password in the keyring. */
export async function fillProfile(
  { server, service }: { server: SimulatedProvider; service: SecretService },
  { accounts, withPassword }: { accounts: number; withPassword: number },
): Promise<FullProfile> {
  const { username, password } = draftFor('', '');
  server.addUser({ username, email: 'ana@example.com', password });
  const records = Array.from({ length: accounts }, (_, index) =>
    aRecord({
      label: `account ${index + 1}`,
      baseUrl: server.baseUrl,
      identifier: { kind: 'username', value: username },
    }),
  );
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-load-'));
  await mkdir(profile, { recursive: true });
  const file = join(profile, 'accounts.json');
  await writeFile(file, JSON.stringify({ version: 1, accounts: records }), { mode: 0o600 });
  const ids = records.slice(0, withPassword).map(({ id }) => id);
  const keychain = keychainOn(service.env);
  for (const id of ids) await keychain.setPassword(id, password);
  keychain.end();
  return { profile, ids };
}
