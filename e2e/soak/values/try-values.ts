import { TokendockError } from '../../../src/main/errors.ts';
import { mark } from '../../../src/main/keychain/exact-values.ts';
import { createBroken } from '../check.ts';
import type { Keeper } from './keepers.ts';
import type { OddValue } from './odd-values.ts';

const earlier = 'an earlier value';
const entry = 'account:session';

/** Neither control characters nor halves of characters. */
const isHarmless = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);

type End = 'kept' | 'refused' | 'spoilt';

/** Saves each value over an earlier one, reads and deletes it; answers how each ended, by its name. */
export async function tryValues(keeper: Keeper, values: readonly OddValue[]) {
  const { broken, expect } = createBroken();
  const ends = new Map<string, End>();
  let longest = 0;
  for (const { name, value } of values) {
    const what = `${keeper.name}, ${name}`;
    await keeper.keychain.setPassword(entry, earlier);
    const end = await endOf(keeper, value);
    ends.set(name, end);
    expect(end !== 'spoilt', `${what}: it came back as something else.`);
    const kept = await keeper.kept();
    for (const { account, secret } of kept) {
      // What any keychain keeps, not just this one.
      const text = secret ?? '';
      const isOurs = account !== entry || text === value || text === earlier || text.startsWith(mark);
      expect(isOurs && isHarmless(text), `${what}: it is kept in a form that others may spoil.`);
    }
    longest = Math.max(longest, ...kept.map(({ secret }) => secret?.length ?? 0));
    if (end === 'refused') expect(kept.length <= 1, `${what}: it was refused, but something was written.`);
    expect(await keeper.keychain.deletePassword(entry), `${what}: there was nothing to delete.`);
    expect((await keeper.keychain.getPassword(entry)) === null, `${what}: it is there after it was deleted.`);
    expect((await keeper.kept()).length === 0, `${what}: parts of it were left behind.`);
  }
  expect(longest <= keeper.longestPart, `${keeper.name}: a text of ${longest} characters is too long for it.`);
  return { broken, ends, longest };
}

async function endOf({ keychain }: Keeper, value: string): Promise<End> {
  try {
    await keychain.setPassword(entry, value);
  } catch (error) {
    if (!(error instanceof TokendockError) || error.code !== 'invalid-input') throw error;
    return (await keychain.getPassword(entry)) === earlier ? 'refused' : 'spoilt';
  }
  const found = await keychain.getPassword(entry).catch(() => null);
  return found === value ? 'kept' : 'spoilt';
}
