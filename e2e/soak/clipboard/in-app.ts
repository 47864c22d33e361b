import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { t } from '../../../src/contract/language/language.ts';
import { launchApp } from '../../app.ts';
import { entryAt } from '../../fixtures.ts';
import type { App } from '../../fixtures.ts';
import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import { expectStatus, fillForm, openForm, rowOf, until } from '../../window-steps.ts';
import type { Entry } from '../../window-steps.ts';
import { openDesk } from './outside.ts';
import type { Desk, Outside } from './outside.ts';

export interface World {
  readonly server: SimulatedProvider;
  readonly keychainEnv: Record<string, string>;
}

export interface OpenedApp {
  readonly app: App;
  readonly outside: Outside;
  readonly kind: Desk['kind'];
  /** A click in the tray; resolves once the token is on the clipboard, to when that was seen. */
  readonly copy: () => Promise<number>;
  /** Until the program holds nothing more on the clipboard; false where it did not come to that. */
  readonly letsGo: () => Promise<boolean>;
}

const patienceMs = 5000;
const addingPatienceMs = 30_000;

/** The app with one signed-in account, on a display and a profile of its own. `clipboardSeconds` null: as delivered. */
export async function withApp<T>(
  { server, keychainEnv }: World,
  { label, clipboardSeconds }: { readonly label: string; readonly clipboardSeconds: number | null },
  work: (opened: OpenedApp) => Promise<T>,
): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-clipboard-'));
  const settings = { version: 1, theme: 'system', clipboardSeconds };
  if (clipboardSeconds !== null) await writeFile(join(profile, 'settings.json'), JSON.stringify(settings));
  const desk = await openDesk();
  const { env, attended } = desk.launch;
  const app = await launchApp({ profile, attended, env: { ...keychainEnv, ...env } });
  try {
    await addPatiently(app.window, entryAt(server, label));
    await expectStatus(app.window, label, 'Fresh');
    return await work(opened(app, desk, label));
  } finally {
    await app.kill();
    desk.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** On a busy machine, the keychain's process may start slower than its deadline allows: a person presses again. */
async function addPatiently(window: Page, entry: Entry): Promise<void> {
  await openForm(window);
  await fillForm(window, entry);
  const button = window.getByRole('button', { name: t('form.saveAndSignIn') });
  const isAdded = async (): Promise<boolean> => {
    if (await button.isVisible()) await button.click({ timeout: 1000 }).catch(() => undefined);
    return rowOf(window, entry.label).isVisible();
  };
  await until(isAdded, Boolean, addingPatienceMs);
}

function opened(app: App, desk: Desk, label: string): OpenedApp {
  const outside = desk.outside(app);
  const holds = async (): Promise<boolean> => (await app.tray.items()).includes(t('tray.clearClipboard'));
  return {
    app,
    outside,
    kind: desk.kind,
    async copy() {
      const before = await outside.readText();
      await app.tray.click(label);
      const text = await until(outside.readText, (now) => now !== before && now !== '', patienceMs);
      if (text === before || text === '') throw new Error('No token came to the clipboard.');
      const seen = performance.now();
      await until(holds, Boolean, patienceMs);
      return seen;
    },
    letsGo: async () => !(await until(holds, (still) => !still, patienceMs)),
  };
}
