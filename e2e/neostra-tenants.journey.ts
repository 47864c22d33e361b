import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, choose, expectStatus, rowOf, until } from './window-steps.ts';

const tenants = [
  { id: 'tenant-1', name: 'Closed', closed: true },
  { id: 'tenant-2', name: 'Globex' },
];

test('a Neostra user of several tenants chooses one once, and the tray then signs in without asking', async ({
  app,
  servers,
}) => {
  const { window, clipboard, tray } = app;
  const { neostra } = servers;
  const entry = entryAt(neostra, 'ops');
  const email = entry.email ?? '';
  neostra.addUser({ username: 'ops', email, password: entry.password, tenants });
  await addAccount(window, entry);

  const dialog = window.getByRole('dialog');
  await expect(dialog).toContainText('Choose a tenant.');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toContainText('This tenant is closed');
  await window.keyboard.press('Escape');
  await expectStatus(window, 'ops', 'This tenant is closed');
  await rowOf(window, 'ops').getByRole('button', { name: 'Choose' }).click();
  await dialog.getByRole('radio', { name: 'Globex' }).check();
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expectStatus(window, 'ops', 'Fresh');
  await expect(rowOf(window, 'ops')).toContainText('Globex');

  neostra.clearRequests();
  await app.advanceClock(4 * 3_600_000);
  await tray.click('ops');
  const token = await until(
    () => clipboard.readText(),
    (text) => text !== '',
  );
  expect(await neostra.accepts(token)).toBe(true);
  expect(neostra.requests.map(({ kind }) => kind)).toEqual(['sign-in', 'select-tenant', 'protected']);

  await choose(window, 'ops', 'Choose again…');
  await expect(dialog).toContainText('Choose a tenant.');
});
