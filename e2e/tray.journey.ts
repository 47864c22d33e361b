import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, expectStatus } from './window-steps.ts';

test('the tray’s icon wants attention while an account waits for its password, and the item says why', async ({
  app,
  servers,
}) => {
  const { window, tray } = app;
  // Elsewhere the icon belongs to the desktop.
  const page = await tray.page();
  const icon = async (): Promise<string | null> =>
    page === null ? null : page.locator('img').first().getAttribute('src');
  await addAccount(window, entryAt(servers.cloudidr, 'prod admin'));
  await expectStatus(window, 'prod admin', 'Fresh');
  // The tray follows the window a moment later.
  await expect.poll(async () => (await tray.items())[0]).toMatch(/ left$/);
  const calm = await icon();
  await addAccount(window, { ...entryAt(servers.auths, 'sandbox'), password: 'wrong-one' });
  await expectStatus(window, 'sandbox', 'Needs password');
  await expect
    .poll(async () => (await tray.items()).find((label) => label.startsWith('sandbox')))
    .toBe('sandbox · needs password: Invalid email or password');
  if (page !== null) await expect.poll(icon).not.toBe(calm);
  await window.getByRole('row', { name: 'sandbox' }).getByRole('button', { name: 'Enter password' }).click();
  await window.getByRole('dialog').getByLabel('Password').fill(entryAt(servers.auths, 'sandbox').password);
  await window.getByRole('button', { name: 'Save and sign in' }).click();
  await expectStatus(window, 'sandbox', 'Fresh');
  if (page !== null) await expect.poll(icon).toBe(calm);
});
