import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { openKeepers } from '../values/keepers.ts';
import { oddValues, refusedValues } from '../values/odd-values.ts';
import { tryPasswords } from '../values/try-passwords.ts';
import { tryValues } from '../values/try-values.ts';

export const check: Check = {
  id: '11',
  name: 'Values',
  onElectron: 'the keychains of Windows and macOS',
  planted: [
    {
      what: 'Halves of characters are kept as they are',
      file: 'src/main/keychain/exact-values.ts',
      find: 'value.isWellFormed() && ',
      replace: '',
    },
    {
      what: 'Control characters are kept as they are',
      file: 'src/main/keychain/exact-values.ts',
      find: String.raw`!/\p{Cc}/u.test(value) && `,
      replace: '',
    },
    {
      what: 'A value that looks like one of ours is kept as it is',
      file: 'src/main/keychain/exact-values.ts',
      find: ' && !value.startsWith(mark)',
      replace: '',
    },
    {
      what: 'A pair of surrogates is cut in two',
      file: 'src/main/keychain/split-values.ts',
      find: 'if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;',
      replace: '',
    },
    {
      what: 'Parts are longer than Windows keeps',
      file: 'src/main/keychain/split-values.ts',
      find: 'windowsLimit = 1280',
      replace: 'windowsLimit = 1281',
    },
    {
      what: 'Parts are left behind',
      file: 'src/main/keychain/split-values.ts',
      find: 'deleteParts(name, 0, 0);',
      replace: '',
    },
    {
      what: 'What is too long is refused when it is written',
      file: 'src/main/keychain/client.ts',
      find: "requireStorable(value);\n      await ask({ verb: 'set', account, value });",
      replace: "await ask({ verb: 'set', account, value });\n      requireStorable(value);",
    },
    {
      what: 'Memory takes what the system’s keychain does not',
      file: 'src/main/keychain/memory-keychain.ts',
      find: 'requireStorable(value);',
      replace: '',
    },
    {
      what: 'The form cuts a password',
      file: 'src/main/accounts/account-form.ts',
      find: 'new Secret(draft.password)',
      replace: 'new Secret(draft.password.slice(0, 2560))',
    },
  ],
  async run({ quick, count }) {
    const { broken, expect } = createBroken();
    const seed = Math.floor(Math.random() * 2 ** 31);
    const values = oddValues({ quick, seed, random: count(200, 15) });
    const keepers = await openKeepers();
    const tried = await Promise.all(
      keepers.map(async (keeper) => {
        const kept = await tryValues(keeper, [...values, ...refusedValues]);
        const passwords = await tryPasswords(keeper, [...values, ...refusedValues]);
        await keeper.end();
        broken.push(...kept.broken, ...passwords.broken);
        const rule = JSON.stringify({ values: [...kept.ends], passwords: [...passwords.refused] });
        return { rule, ends: [...kept.ends.values()], longest: kept.longest, refusedPasswords: passwords.refused.size };
      }),
    );
    const rules = new Set(tried.map(({ rule }) => rule)).size;
    expect(rules === 1, `${rules} rules about what is kept instead of one. Seed ${seed}.`);
    const counted = (end: string): number => tried.flatMap(({ ends }) => ends).filter((one) => one === end).length;
    return {
      figures: {
        seed,
        values: values.length + refusedValues.length,
        kept: counted('kept'),
        refused: counted('refused'),
        passwordsRefused: tried[0]?.refusedPasswords ?? 0,
        longestPartCharacters: tried[1]?.longest ?? 0,
      },
      broken,
    };
  },
};
