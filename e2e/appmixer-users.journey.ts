import { entryAt, expect, password, test } from './fixtures.ts';
import { addAccount, choose, expectStatus, fillForm, openForm, rowOf } from './window-steps.ts';

test('an Appmixer user is created from the form, and what is refused leaves everything typed and no account', async ({
  app,
  servers,
}) => {
  const { window, tray, clipboard } = app;
  const { appmixer } = servers;
  appmixer.addUser({ username: 'taken', email: 'taken@example.com', password });
  await openForm(window);
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel('Provider').selectOption('appmixer');
  await dialog.getByRole('radio', { name: 'Create a new one' }).check({ force: true });
  const { baseUrl } = appmixer;
  await fillForm(window, { provider: 'appmixer', label: 'new bot', username: 'taken', password, baseUrl });
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await expect(dialog.getByLabel('Email')).toHaveAccessibleDescription(/email address of the new user/);

  await dialog.getByLabel('Email').fill('bot@example.com');
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The user was not created.');
  await expect(dialog.getByLabel('Label')).toHaveValue('new bot');
  await expect(window.getByRole('row')).toHaveCount(0);

  await dialog.getByLabel('Username').fill('bot');
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await expectStatus(window, 'new bot', 'Fresh');
  expect(appmixer.requests.filter(({ kind }) => kind === 'sign-in')).toEqual([]);
  await tray.click('new bot');
  await expect.poll(async () => appmixer.accepts(await clipboard.readText())).toBe(true);
});

test('“Refresh profile” asks whose token it is, with a new one where the old was revoked', async ({ app, servers }) => {
  const { window } = app;
  const { appmixer } = servers;
  await addAccount(window, entryAt(appmixer, 'flows'));
  await expectStatus(window, 'flows', 'Fresh');
  appmixer.revokeAll();
  appmixer.clearRequests();
  await choose(window, 'flows', 'Refresh profile');
  await expect(window.getByText('Refreshed the profile of flows.')).toBeVisible();
  expect(appmixer.requests.map(({ kind, status }) => [kind, status])).toEqual([
    ['who-am-i', 401],
    ['sign-in', 200],
    ['who-am-i', 200],
  ]);
  await expect(rowOf(window, 'flows')).toContainText('Fresh');
});
