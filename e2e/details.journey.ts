import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, choose, expectStatus } from './window-steps.ts';

test('an account’s details tell who signed in, what the token says and how the sign-ins went, and no secret', async ({
  app,
  servers,
}) => {
  const { window } = app;
  const { cloudio } = servers;
  await addAccount(window, entryAt(cloudio, 'imports'));
  await expectStatus(window, 'imports', 'Fresh');
  await choose(window, 'imports', 'Details…');
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Account' })).toContainText('The password and the last session');
  await expect(dialog.getByRole('region', { name: 'Signed in as' })).toContainText('imports@example.com');
  await expect(dialog.getByRole('region', { name: 'Token' })).toContainText('Expires');
  await expect(dialog.getByRole('region', { name: 'Sign-ins' })).toContainText('Signed in after');
  const told = (await app.messagesToRenderer()).join('');
  for (const secret of cloudio.issuedTokens) expect(told).not.toContain(secret);
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
