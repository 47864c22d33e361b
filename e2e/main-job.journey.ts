import { providerIds } from '../src/contract/account.ts';
import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, choose, expectStatus, rowOf, until } from './window-steps.ts';

for (const provider of providerIds) {
  test(`a click in the tray copies a token that ${provider} accepts`, async ({ app, servers }) => {
    const server = servers[provider];
    await addAccount(app.window, entryAt(server, 'prod admin'));
    await expectStatus(app.window, 'prod admin', /Fresh, .+ left/);
    await app.tray.click('prod admin');
    const token = await until(
      () => app.clipboard.readText(),
      (text) => text !== '',
    );
    expect(await server.accepts(token)).toBe(true);
    expect(server.requests.filter(({ kind }) => kind === 'sign-in')).toHaveLength(1);
    expect(await app.notifications()).toContainEqual(
      expect.objectContaining({
        body: expect.stringMatching(/^Copied token for prod admin\. Expires in .+; clipboard clears in 30 sec\.$/),
      }),
    );
  });
}

test('the window’s button copies, and says when the token expires and the clipboard clears', async ({
  app,
  servers,
}) => {
  await addAccount(app.window, entryAt(servers.cloudidr, 'prod admin'));
  await expectStatus(app.window, 'prod admin', 'Fresh');
  await rowOf(app.window, 'prod admin').getByRole('button', { name: 'Copy token' }).click();
  await expect(
    app.window.getByText('Copied token for prod admin. Expires in 59 min; clipboard clears in 30 sec.'),
  ).toBeVisible();
  expect(await servers.cloudidr.accepts(await app.clipboard.readText())).toBe(true);
});

test('50 clicks at once on an expired account make one sign-in and 50 successes', async ({ app, servers }) => {
  const server = servers.neostra;
  server.tokenLifetimeSeconds = 1;
  await addAccount(app.window, entryAt(server, 'prod admin'));
  await expectStatus(app.window, 'prod admin', 'Expired');
  server.tokenLifetimeSeconds = 3600;
  server.delayMs = 200;
  server.clearRequests();
  const times = await app.tray.time('prod admin', { clicks: 50, atOnce: true });
  expect(times).toHaveLength(50);
  expect(server.requests.filter(({ kind }) => kind === 'sign-in')).toHaveLength(1);
  expect(await server.accepts(await app.clipboard.readText())).toBe(true);
});

test('a rejected password is tried once, until the user types another one', async ({ launch, servers }) => {
  const app = await launch();
  const server = servers.cloudidr;
  const entry = entryAt(server, 'prod admin');
  await addAccount(app.window, { ...entry, password: 'wrong-one' });
  await expectStatus(app.window, 'prod admin', 'Needs password: Invalid username or password');
  await app.tray.click('prod admin');
  const dialog = app.window.getByRole('dialog');
  await expect(dialog.getByLabel('Password')).toBeFocused();
  await app.close();

  const again = await launch();
  await expectStatus(again.window, 'prod admin', 'Needs password: Invalid username or password');
  await again.tray.click('prod admin');
  const form = again.window.getByRole('dialog');
  await expect(form.getByText('Invalid username or password')).toBeVisible();
  expect(server.requests.filter(({ kind }) => kind === 'sign-in')).toHaveLength(1);
  await form.getByLabel('Password').fill(entry.password);
  await form.getByRole('button', { name: 'Save and sign in' }).click();
  await expectStatus(again.window, 'prod admin', 'Fresh');
});

test('the next start shows the account as it was and copies without signing in again', async ({ launch, servers }) => {
  const first = await launch();
  await addAccount(first.window, entryAt(servers.appmixer, 'prod admin'));
  await expectStatus(first.window, 'prod admin', 'Fresh');
  await first.close();
  servers.appmixer.clearRequests();
  const second = await launch();
  await expectStatus(second.window, 'prod admin', 'Fresh');
  await second.tray.click('prod admin');
  const token = await until(
    () => second.clipboard.readText(),
    (text) => text !== '',
  );
  expect(await servers.appmixer.accepts(token)).toBe(true);
  expect(servers.appmixer.requests.filter(({ kind }) => kind === 'sign-in')).toEqual([]);
});

test('edit, search and delete', async ({ app, servers }) => {
  await addAccount(app.window, entryAt(servers.cloudidr, 'prod admin'));
  await addAccount(app.window, entryAt(servers.neostra, 'staging bot'));
  await expectStatus(app.window, 'staging bot', 'Fresh');
  await app.window.getByRole('searchbox').fill('neostra bot');
  await expect(rowOf(app.window, 'prod admin')).toBeHidden();
  await expect(rowOf(app.window, 'staging bot')).toBeVisible();
  await app.window.getByRole('searchbox').fill('');

  await choose(app.window, 'staging bot', /Edit/);
  await app.window.getByRole('dialog').getByLabel('Label').fill('staging robot');
  await app.window.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  // Only its label changed: it stays signed in.
  await expectStatus(app.window, 'staging robot', 'Fresh');

  await choose(app.window, 'staging robot', /Delete/);
  await app.window.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(rowOf(app.window, 'staging robot')).toHaveCount(0);
  await expect.poll(() => app.tray.items()).not.toContainEqual(expect.stringMatching(/^staging/));
});

test('“Sign in again” replaces a token that the provider revoked', async ({ app, servers }) => {
  const server = servers.cloudio;
  await addAccount(app.window, entryAt(server, 'prod admin'));
  await expectStatus(app.window, 'prod admin', 'Fresh');
  server.revokeAll();
  await choose(app.window, 'prod admin', 'Sign in again');
  await expect.poll(() => server.requests.filter(({ kind }) => kind === 'sign-in').length).toBe(2);
  await expectStatus(app.window, 'prod admin', 'Fresh');
  await app.tray.click('prod admin');
  const token = await until(
    () => app.clipboard.readText(),
    (text) => text !== '',
  );
  expect(await server.accepts(token)).toBe(true);
});
