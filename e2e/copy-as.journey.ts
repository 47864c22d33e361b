import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, choose, expectStatus, fillForm, openForm, rowOf, save, until } from './window-steps.ts';

test('a token is copied in any form from the window and the tray, and the form is remembered', async ({
  app,
  servers,
}) => {
  const { window, clipboard, tray } = app;
  await addAccount(window, entryAt(servers.cloudio, 'imports'));
  await expectStatus(window, 'imports', 'Fresh');
  const copied = (start: string): Promise<string> =>
    until(
      () => clipboard.readText(),
      (text) => text.startsWith(start),
    );

  await rowOf(window, 'imports').getByRole('button', { name: 'More' }).click();
  await window.getByRole('menuitem', { name: 'Copy as' }).click();
  await window.getByRole('menuitemradio', { name: 'curl command' }).click();
  const curl = await copied('curl ');
  const token = /Bearer ([^']+)'/.exec(curl)?.[1] ?? '';
  expect(await servers.cloudio.accepts(token)).toBe(true);
  await expect(window.getByText('Copied curl command for imports.')).toBeVisible();
  await expect(rowOf(window, 'imports').getByRole('button', { name: 'Copy curl' })).toBeVisible();

  await clipboard.clear();
  await tray.click('imports');
  expect(await copied('curl ')).toBe(curl);
  await tray.click('Copy as', 'imports', 'Copy JWT and CSRF value');
  const both: unknown = JSON.parse(await copied('{'));
  expect(both).toEqual({ jwt: token, csrf: expect.any(String) });
});

test('a token of production is asked about in the window, needs the submenu in the tray, and is cleared sooner', async ({
  app,
  servers,
}) => {
  const { window, clipboard, tray } = app;
  await openForm(window);
  await fillForm(window, entryAt(servers.cloudidr, 'prod admin'));
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await save(window);
  await expectStatus(window, 'prod admin', 'Fresh');
  await expect(rowOf(window, 'prod admin')).toContainText('production');

  await rowOf(window, 'prod admin').getByRole('button', { name: 'Copy token' }).click();
  const question = window.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Copy token' })).toBeFocused();
  await window.keyboard.press('Escape');
  expect(await clipboard.readText()).toBe('');
  await rowOf(window, 'prod admin').getByRole('button', { name: 'Copy token' }).click();
  await window.keyboard.press('Enter');
  await expect(window.getByText('clipboard clears in 15 sec')).toBeVisible();
  expect(await servers.cloudidr.accepts(await clipboard.readText())).toBe(true);

  const direct = tray.click('prod admin · ');
  await expect(direct).rejects.toThrow();
  await clipboard.clear();
  await tray.click('prod admin', 'Copy token');
  const token = await until(
    () => clipboard.readText(),
    (text) => text !== '',
  );
  expect(await servers.cloudidr.accepts(token)).toBe(true);
});

test('Enter in the search asks about production, too, and a key that is held is no answer', async ({
  app,
  servers,
}) => {
  const { window, clipboard } = app;
  await openForm(window);
  await fillForm(window, entryAt(servers.cloudidr, 'prod admin'));
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await save(window);
  await expectStatus(window, 'prod admin', 'Fresh');
  await window.keyboard.press('ControlOrMeta+f');
  await window.keyboard.type('prod');
  await window.keyboard.down('Enter');
  await expect(window.getByRole('alertdialog')).toBeVisible();
  await window.keyboard.down('Enter');
  await window.keyboard.up('Enter');
  await expect(window.getByRole('alertdialog')).toBeVisible();
  expect(await clipboard.readText()).toBe('');
  await window.keyboard.press('Enter');
  await expect.poll(async () => servers.cloudidr.accepts(await clipboard.readText())).toBe(true);
});

test('a pinned account stands first in the window and in the tray', async ({ app, servers }) => {
  const { window, tray } = app;
  for (const label of ['first', 'second']) {
    await addAccount(window, entryAt(servers.cloudidr, label));
    await expectStatus(window, label, 'Fresh');
  }
  await choose(window, 'first', 'Pin');
  await expect(window.getByRole('row').first()).toContainText('first');
  await expect.poll(async () => (await tray.items())[0]).toMatch(/^first · Cloudidr/);
});
