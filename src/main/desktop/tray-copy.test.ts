import { describe, expect, it } from 'vitest';
import type { Copied } from '../../contract/calls.ts';
import type { FailureOf } from '../../contract/result.ts';
import { TokendockError } from '../errors.ts';
import { aRecord } from '../testing/an-account.ts';
import { createTestClock } from '../testing/test-clock.ts';
import { createTrayCopy } from './tray-copy.ts';

const account = aRecord({ label: 'prod & admin' });

function get(id: string): typeof account {
  if (id === account.id) return account;
  throw new TokendockError({ code: 'unknown-account', message: 'This account no longer exists.' });
}

/** Clicks the account in a tray whose copying ends as given. */
function click(copyToken: () => Promise<Copied>, showAccount = (): Promise<void> => Promise.resolve()) {
  const said: [string, string][] = [];
  const shown: object[] = [];
  const clock = createTestClock();
  const copy = createTrayCopy({
    accounts: { get },
    copyToken,
    clock,
    say: (title, text) => said.push([title, text]),
    showAccount(event) {
      shown.push(event);
      return showAccount();
    },
  });
  return { copy, said, shown, clock };
}

const failing =
  (code: 'invalid-credentials' | 'account-inactive' | 'timed-out' | 'keychain-locked' | 'bad-answer') => () =>
    Promise.reject(new TokendockError({ code, message: 'In the provider’s words.' } satisfies FailureOf<typeof code>));

describe('a click in the tray', () => {
  it('says what was copied, when it expires and when the clipboard is cleared', async () => {
    const { copy, said, shown } = click(() => Promise.resolve({ as: 'token', expiresAt: 2_520_000, clearsAt: 30_000 }));
    await copy(account.id);
    expect(said).toEqual([['Tokendock', expect.stringMatching(/^Copied token for prod & admin\. /)]]);
    expect(shown).toEqual([]);
  });

  it('counts from the moment of the copy', async () => {
    const { copy, said, clock } = click(() =>
      Promise.resolve({ as: 'token', expiresAt: clock.now() + 2_520_000, clearsAt: clock.now() + 30_000 }),
    );
    await copy(account.id);
    expect(said[0]?.[1]).toBe('Copied token for prod & admin. Expires in 42 min; clipboard clears in 30 sec.');
  });

  it.each(['invalid-credentials', 'account-inactive'] as const)(
    'on an account that needs its password (%s) says why and opens its form there',
    async (code) => {
      const { copy, said, shown } = click(failing(code));
      await copy(account.id);
      expect(said).toEqual([['prod & admin: nothing was copied', 'In the provider’s words.']]);
      expect(shown).toEqual([{ id: account.id, ask: 'password' }]);
    },
  );

  it.each(['timed-out', 'keychain-locked', 'bad-answer'] as const)(
    'that fails otherwise (%s) says why and opens nothing',
    async (code) => {
      const { copy, said, shown } = click(failing(code));
      await copy(account.id);
      expect(said).toEqual([['prod & admin: nothing was copied', 'In the provider’s words.']]);
      expect(shown).toEqual([]);
    },
  );

  it('does not quote an error that is not meant for people', async () => {
    const { copy, said } = click(() => Promise.reject(new TypeError('Invalid header: canary-token')));
    await copy(account.id);
    expect(said).toEqual([['prod & admin: nothing was copied', 'The token could not be copied.']]);
  });

  it('on an account that was deleted while the menu was open says so and brings nothing down', async () => {
    const { copy, said } = click(failing('timed-out'));
    await copy(crypto.randomUUID());
    expect(said).toEqual([['Nothing was copied', 'This account no longer exists.']]);
  });

  it('brings nothing down where the window can’t be opened', async () => {
    const { copy, said } = click(failing('invalid-credentials'), () => Promise.reject(new Error('ERR_FAILED')));
    await expect(copy(account.id)).resolves.toBeUndefined();
    expect(said).toHaveLength(1);
  });
});
