import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setLanguage } from '../src/contract/language/language.ts';
import { launchApp } from './app.ts';
import { createCamera } from './screenshots/camera.ts';
import { writeExamples } from './example-accounts.ts';
import { startAllProviders } from './providers/index.ts';
import { startSecretService } from './secret-service.ts';
import { tour, tourWithoutKeychain } from './tour.ts';
import type { Look } from './tour.ts';

/** `npm run screenshots [-- FOLDER]`: every screen of the built app, light and dark. Without a folder, the ones in the docs. */
const folder = process.argv[2] ?? 'docs/screenshots';
await mkdir(folder, { recursive: true });
const camera = createCamera(folder);
const windowShapes = ['wide', 'narrow', 'wide-200', 'narrow-200'] as const;
const keychain = process.platform === 'linux' ? await startSecretService() : null;

async function withAccounts(
  count: number,
  look: (app: Awaited<ReturnType<typeof launchApp>>) => Promise<void>,
  language = 'en',
  env: Record<string, string> = {},
) {
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-screenshots-'));
  await writeExamples(profile, count);
  const app = await launchApp({ profile, env: { ...keychain?.env, LANGUAGE: language, ...env } });
  try {
    await look(app);
  } finally {
    await app.close();
    await rm(profile, { recursive: true, force: true });
  }
}

try {
  for (const count of [0, 1, 6, 500]) {
    await withAccounts(count, async ({ window }) => {
      const shown = count === 0 ? window.getByRole('button', { name: 'Add account' }) : window.getByRole('row').first();
      await shown.waitFor();
      for (const shape of windowShapes) {
        await camera.shoot(`accounts-${count}-${shape}`, window, shape);
      }
    });
  }
  const servers = await startAllProviders();
  await withAccounts(6, (app) => tour({ app, servers, look: camera.shoot }));
  // Spanish has the longer words.
  setLanguage('es', []);
  const spanish = new Set(['list', 'add-account', 'menu', 'details', 'settings', 'settings-network', 'import-plan']);
  const shootSpanish: Look = async (screen, page) => {
    if (spanish.has(screen)) await camera.shoot(`spanish-${screen}`, page);
    if (screen === 'list') await camera.shoot('spanish-list-narrow', page, 'narrow');
  };
  await withAccounts(6, (app) => tour({ app, servers, look: shootSpanish }), 'es');
  setLanguage('en', []);
  if (keychain) {
    await withAccounts(6, (app) => tourWithoutKeychain({ app, servers, look: camera.shoot }), 'en', {
      DBUS_SESSION_BUS_ADDRESS: '',
    });
  }
  await Promise.all(Object.values(servers).map((server) => server.close()));
} finally {
  await keychain?.close();
}
console.log(`${camera.taken.length} pictures in ${folder}:\n${camera.taken.join('\n')}`);
