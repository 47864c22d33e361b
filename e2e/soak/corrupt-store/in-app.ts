import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { aRecord } from '../../../src/main/testing/an-account.ts';
import { launchApp } from '../../app.ts';
import { fillForm, openForm, rowOf, save } from '../../window-steps.ts';

const patienceMs = 10_000;

/** What a person sees of a damaged store, and of a change that can't be saved; answers what they do not. */
export async function lookInApp(): Promise<string[]> {
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-corrupt-'));
  const record = aRecord({ label: 'from the copy' });
  await writeFile(join(profile, 'accounts.json'), '{"version":1,"accounts":[{"id":');
  await writeFile(join(profile, 'accounts.json.bak'), JSON.stringify({ version: 1, accounts: [record] }));
  await writeFile(join(profile, 'settings.json'), '[]');
  // Nothing is read from the keychain here.
  const app = await launchApp({ profile, env: { DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: profile } });
  try {
    const { window } = app;
    const missing: string[] = [];
    const look = async (what: string, sees: Promise<boolean>): Promise<void> => {
      if (!(await sees)) missing.push(what);
    };
    await look('the account of the copy', shows(rowOf(window, record.label)));
    await look(
      'where the damaged accounts are',
      shows(window.getByText(/accounts\.json could not be read and was kept as/)),
    );
    await look(
      'where the damaged settings are',
      shows(window.getByText(/settings\.json could not be read and was kept as/)),
    );
    await mkdir(join(profile, `accounts.json.bak.tmp-${app.pid}`));
    await openForm(window);
    const entry = { provider: 'cloudidr', label: 'one more', username: 'ana', password: 'canary-disk-2214' } as const;
    await fillForm(window, { ...entry, baseUrl: 'http://127.0.0.1:9' });
    await save(window);
    await look('that a change was not saved', shows(window.getByRole('dialog').getByText(/was not saved in/)));
    return missing;
  } finally {
    await app.kill();
    await rm(profile, { recursive: true, force: true });
  }
}

function shows(locator: Locator): Promise<boolean> {
  return locator
    .first()
    .waitFor({ timeout: patienceMs })
    .then(
      () => true,
      () => false,
    );
}
