import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokendockError } from '../../../src/main/errors.ts';
import { createBroken } from '../check.ts';
import { draftFor, openDesk } from '../desk.ts';
import type { Keeper } from './keepers.ts';
import type { OddValue } from './odd-values.ts';

/** Adds an account with each value for a password, as the form does; answers which were refused, by their names. */
export async function tryPasswords(keeper: Keeper, values: readonly OddValue[]) {
  const { broken, expect } = createBroken();
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-values-'));
  const { accounts, changes } = openDesk({ folder, keychain: keeper.keychain });
  const add = async (password: string): Promise<string> =>
    changes.add(draftFor('https://api.example.com', 'odd', { password }));
  await add('a bystander');
  const written = (): Promise<string> => readFile(join(folder, 'accounts.json'), 'utf8');
  const before = { written: await written(), kept: JSON.stringify(await keeper.kept()) };
  const refused = new Set<string>();

  for (const { name, value } of values) {
    const what = `${keeper.name}, a password that is ${name}`;
    try {
      const id = await add(value);
      const found = await keeper.keychain.getPassword(id).catch(() => null);
      expect(found === value, `${what}: it came back as something else.`);
      await changes.remove(id);
    } catch (error) {
      if (!(error instanceof TokendockError) || error.code !== 'invalid-input') throw error;
      refused.add(name);
    }
    expect((await written()) === before.written, `${what}: the accounts are not what they were.`);
    expect(JSON.stringify(await keeper.kept()) === before.kept, `${what}: the keyring is not what it was.`);
  }
  accounts.flush();
  await rm(folder, { recursive: true });
  return { broken, refused };
}
