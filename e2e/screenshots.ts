import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from './app.ts';
import { createCamera } from './screenshots/camera.ts';
import { writeExamples } from './screenshots/example-accounts.ts';
import { playScreens, playSpanish } from './screenshots/screens.ts';
import { startSecretService } from './secret-service.ts';

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
) {
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-screenshots-'));
  await writeExamples(profile, count);
  const app = await launchApp({ profile, env: { ...keychain?.env, LANGUAGE: language } });
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
        await camera.shoot(window, `accounts-${count}-${shape}`, shape);
      }
    });
  }
  await withAccounts(6, (app) => playScreens(app, camera));
  await withAccounts(6, ({ window }) => playSpanish(window, camera), 'es');
} finally {
  await keychain?.close();
}
console.log(`${camera.taken.length} pictures in ${folder}:\n${camera.taken.join('\n')}`);
