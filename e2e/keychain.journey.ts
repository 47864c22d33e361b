import { entryAt, expect, test } from './fixtures.ts';
import type { App } from './fixtures.ts';
import { addAccount, expectStatus, fillForm, openForm, rowOf, save, until } from './window-steps.ts';

const lockedWords = /[Kk]eychain (is locked|did not answer).*(try again)/;

/** Clicks "Copy token" and answers how long the window took to say what is wrong, in ms. */
async function timeToWords(app: App, label: string): Promise<number> {
  const start = performance.now();
  await rowOf(app.window, label).getByRole('button', { name: 'Copy token' }).click();
  await expect(rowOf(app.window, label)).toContainText(lockedWords, { timeout: 6000 });
  return performance.now() - start;
}

for (const trouble of ['locked', 'frozen'] as const) {
  test(`a ${trouble} keyring is told in 5 s, loses nothing, and works again afterwards`, async ({
    launch,
    servers,
    keychain,
  }) => {
    const first = await launch();
    await addAccount(first.window, entryAt(servers.cloudidr, 'prod admin'));
    await expectStatus(first.window, 'prod admin', 'Fresh');
    await first.close();

    const app = await launch();
    await expectStatus(app.window, 'prod admin', 'Fresh');
    servers.cloudidr.clearRequests();
    await (trouble === 'locked' ? keychain.lock() : keychain.freeze());
    try {
      await app.resetLag();
      expect(await timeToWords(app, 'prod admin')).toBeLessThan(5000);
      expect((await app.lag()).maxMs).toBeLessThan(50);
      await expect(rowOf(app.window, 'prod admin')).not.toContainText(/no password/i);
      expect(servers.cloudidr.requests).toEqual([]);
    } finally {
      await (trouble === 'locked' ? keychain.unlock() : keychain.thaw());
    }
    await rowOf(app.window, 'prod admin').getByRole('button', { name: 'Copy token' }).click();
    const token = await until(
      () => app.clipboard.readText(),
      (text) => text !== '',
    );
    expect(await servers.cloudidr.accepts(token)).toBe(true);
    // The session survived in the keychain.
    expect(servers.cloudidr.requests.filter(({ kind }) => kind === 'sign-in')).toEqual([]);
  });
}

test('without a keychain, what to install is said, what was typed stays, and memory is offered', async ({
  launch,
  servers,
}) => {
  const app = await launch({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' });
  const entry = entryAt(servers.cloudidr, 'prod admin');
  await openForm(app.window);
  await fillForm(app.window, entry);
  await save(app.window);
  const dialog = app.window.getByRole('dialog');
  await expect(dialog.getByText(/gnome-keyring|KWallet|Secret Service/).first()).toBeVisible();
  await expect(dialog.getByLabel('Password')).toHaveValue(entry.password);
  await dialog.getByRole('button', { name: 'Keep secrets for this run only' }).click();
  await save(app.window);
  await expectStatus(app.window, 'prod admin', 'Fresh');
  await expect(app.window.getByText(/for this run only/)).toBeVisible();
});

test('the list of 1,000 accounts appears without a call to the keychain', async ({ launch, profile, keychain }) => {
  const { writeAccounts } = await import('./many-accounts.ts');
  await writeAccounts(profile, 1000);
  await keychain.freeze();
  try {
    const app = await launch();
    await expect(rowOf(app.window, 'account 0001')).toBeVisible();
    // A call would have timed out by then, and the window would say so.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(await app.children()).not.toContainEqual(expect.stringContaining('keychain-worker'));
    await expect(app.window.getByText(/keychain/i)).toHaveCount(0);
  } finally {
    await keychain.thaw();
  }
});
