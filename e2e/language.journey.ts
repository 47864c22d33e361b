import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, expectStatus, rowOf } from './window-steps.ts';

test('another language is there at once, everywhere, and after a restart', async ({ launch, servers }) => {
  const app = await launch();
  const { window } = app;
  await addAccount(window, entryAt(servers.cloudidr, 'dev admin'));
  await expectStatus(window, 'dev admin', 'Fresh');
  await window.getByRole('button', { name: 'Settings' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Español' }).click({ force: true });
  await expect(dialog.getByRole('heading', { name: 'Ajustes' })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Español' })).toBeFocused();
  await dialog.getByLabel('Vaciar el portapapeles después de (segundos)').fill('2');
  await expect(dialog.getByText('De 5 a 600 segundos.').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Listo' }).click();
  await expectStatus(window, 'dev admin', /Vigente: \d+ min/);
  await expect(window.locator('html')).toHaveAttribute('lang', 'es');
  await expect.poll(async () => JSON.stringify(await app.tray.items())).toContain('Abrir Tokendock');

  await rowOf(window, 'dev admin').press('Enter');
  await expect(window.getByText(/^Copiado para dev admin: token\. Caduca en \d+ min/)).toBeVisible();
  await app.tray.click('dev admin · quedan');
  await expect.poll(() => app.tray.tooltip()).toMatch(/el portapapeles se vacía en 30 s/);
  await app.close();

  const again = await launch();
  await expect(again.window.getByRole('button', { name: 'Añadir cuenta' })).toBeVisible();
  await again.window.getByRole('button', { name: 'Ajustes' }).click();
  await again.window.getByRole('radio', { name: 'English' }).click({ force: true });
  await expect(again.window.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('the system’s language is taken where there is a catalogue for it', async ({ launch }) => {
  const { window } = await launch({ LANGUAGE: 'fr:es_MX:en' });
  await expect(window.getByRole('heading', { name: 'Un token que funciona, a un clic' })).toBeVisible();
});
