import { readFile, stat, writeFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from './app.ts';
import { entryAt, expect, password, test } from './fixtures.ts';
import { addAccount, expectStatus, until } from './window-steps.ts';

const passphrase = 'five unrelated words make a key';

test('an export with passwords opens in an empty profile, where every account works', async ({
  launch,
  profile,
  servers,
  keychain,
}) => {
  const app = await launch();
  const { window } = app;
  for (const server of Object.values(servers)) {
    await addAccount(window, entryAt(server, `my ${server.id}`));
    await expectStatus(window, `my ${server.id}`, 'Fresh');
  }
  const file = join(profile, 'accounts.age');
  await app.chooseFile(file);
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Export…' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'With passwords' }).check({ force: true });
  await dialog.getByLabel('Passphrase', { exact: true }).fill('too short');
  await dialog.getByLabel('Repeat the passphrase').fill('too short');
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.getByLabel('Passphrase', { exact: true })).toHaveAccessibleDescription(/at least 12 characters/);
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Repeat the passphrase').fill(passphrase);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(window.getByText('Exported to accounts.age.')).toBeVisible();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readFile(file)).toString('latin1')).not.toContain(password);
  for (const server of Object.values(servers)) server.clearRequests();

  const empty = await mkdtemp(join(tmpdir(), 'tokendock-empty-'));
  const second = await launchApp({ profile: empty, env: keychain?.env ?? {} });
  try {
    await second.chooseFile(file);
    const page = second.window;
    await page.getByRole('button', { name: 'Import accounts…' }).click();
    await page.getByRole('button', { name: 'Choose a file…' }).click();
    await page.getByLabel('Passphrase').fill('not the right one');
    await page.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByLabel('Passphrase')).toHaveAccessibleDescription(/does not open the file/);
    await page.getByLabel('Passphrase').fill(passphrase);
    await page.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByRole('region', { name: 'Adds 5' })).toContainText('my neostra with its password');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('Imported: 5 added, 0 changed.')).toBeVisible();
    for (const server of Object.values(servers)) {
      await second.clipboard.clear();
      await second.tray.click(`my ${server.id}`);
      const token = await until(
        () => second.clipboard.readText(),
        (text) => text !== '',
      );
      expect(await server.accepts(token)).toBe(true);
    }
    expect((await second.messagesToRenderer()).join('')).not.toContain(password);
  } finally {
    await second.close();
    await rm(empty, { recursive: true, force: true });
  }
});

test('an import shows what it adds, changes and skips, and what no file of Tokendock is changes nothing', async ({
  app,
  profile,
  servers,
}) => {
  const { window } = app;
  for (const label of ['first', 'second']) {
    await addAccount(window, entryAt(servers.cloudidr, label));
    await expectStatus(window, label, 'Fresh');
  }
  const file = join(profile, 'accounts.json');
  const exported = join(profile, 'exported.json');
  await app.chooseFile(exported);
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Export…' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Export…' }).click();
  await expect(window.getByText('Exported to exported.json.')).toBeVisible();
  const text = await readFile(exported, 'utf8');
  expect(text).not.toContain(password);

  const changed = JSON.parse(text);
  changed.accounts[0].label = 'renamed';
  changed.accounts.push({
    ...changed.accounts[1],
    id: crypto.randomUUID(),
    label: 'third',
    baseUrl: 'http://elsewhere.example',
  });
  await writeFile(exported, JSON.stringify(changed));
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Import…' }).click();
  const dialog = window.getByRole('dialog');
  await app.chooseFile(file);
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(dialog.getByRole('alert')).toContainText('This file holds no accounts of Tokendock.');
  await app.chooseFile(exported);
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(dialog.getByRole('region', { name: 'Changes 1' })).toContainText('renamed changes its label');
  await expect(dialog.getByRole('region', { name: 'Skips 2' })).toContainText('is here already');
  await expect(dialog.getByRole('region', { name: 'Skips 2' })).toContainText('third');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(window.getByRole('row', { name: 'renamed' })).toBeVisible();
  await expect(window.getByRole('row')).toHaveCount(2);
});
