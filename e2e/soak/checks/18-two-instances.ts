import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../../app.ts';
import { startSecretService } from '../../secret-service.ts';
import type { LaunchedApp } from '../../stand-in/hosts/launched-app.ts';
import { until } from '../../window-steps.ts';
import { callMain } from '../call-main.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { draftFor } from '../desk.ts';

export const check: Check = {
  id: '18',
  name: 'Two instances on one profile',
  onElectron: 'the lock is the stand-in’s',
  planted: [
    {
      what: 'A second instance opens all the same',
      file: 'src/main/index.ts',
      find: 'if (app.requestSingleInstanceLock()) void',
      replace: 'app.requestSingleInstanceLock();\nif (Date.now() > 0) void',
    },
    {
      what: 'The first does not show itself',
      file: 'src/main/index.ts',
      find: "app.on('second-instance', () => void window.show());",
      replace: '',
    },
    {
      what: 'A second instance stays',
      file: 'src/main/index.ts',
      find: 'else app.quit();',
      replace: 'else setInterval(() => undefined, 1000);',
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    const service = await startSecretService();
    const figures = { instancesRefused: 0, windowsAtMost: 0, accountsAdded: 0 };

    for (let round = 0; round < count(10, 1); round += 1) {
      const profile = await mkdtemp(join(tmpdir(), 'tokendock-two-instances-'));
      // At the same moment, and on a profile that nobody has opened yet.
      const raced = await Promise.allSettled([1, 2].map(() => launchApp({ env: service.env, profile })));
      const opened = raced.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(opened.length === 1, `Of two instances that started together, ${opened.length} have opened.`);
      const [app, ...others] = opened;
      await Promise.all(others.map((other) => other.kill()));
      if (!app) continue;

      // While others come, the first one saves; between two of them, it is hidden.
      const added: string[] = [];
      const coming = comeAgain(app, count(5, 2), figures);
      const over = new AbortController();
      const came = coming.finally(() => over.abort());
      do {
        const result = await callMain(
          app.window,
          'addAccount',
          draftFor('https://api.example.com', `a${added.length}`),
        );
        if (result.ok) added.push(result.value.id);
        else expect(result.error.code === 'keychain-timed-out', `An account was not added: ${result.error.code}.`);
      } while (!over.signal.aborted);
      broken.push(...(await came));
      figures.accountsAdded += added.length;
      await app.close();
      const kept = await accountFiles(profile);
      const items = new Set((await service.items()).map(({ account }) => account));
      const lost = added.filter((id) => !kept.includes(id) || !items.has(id)).length;
      expect(lost === 0, `${lost} of ${added.length} accounts were lost.`);
      await service.deleteItems();
      await rm(profile, { recursive: true, force: true });
    }
    await service.close();
    return { figures, broken };
  },
};

/** The text of all files that accounts lie in. */
async function accountFiles(profile: string): Promise<string> {
  const names = (await readdir(profile)).filter((name) => /^accounts(-\d+)?\.json$/.test(name));
  return (await Promise.all(names.map((name) => readFile(join(profile, name), 'utf8')))).join('\n');
}

const together = 3;
/** A person who sees nothing happen starts it once more; in ms. */
const patienceMs = 30_000;

/** So many times, three more instances start together on a profile whose first one is hidden. */
async function comeAgain(
  app: LaunchedApp,
  times: number,
  figures: { instancesRefused: number; windowsAtMost: number },
): Promise<readonly string[]> {
  const { broken, expect } = createBroken();
  for (let time = 0; time < times; time += 1) {
    await app.closeWindow();
    await until(
      () => app.windows(),
      (windows) => windows.every(({ visible }) => !visible),
    );
    const starting = performance.now();
    const codes = await Promise.all(Array.from({ length: together }, () => codeWithin(app.secondInstance())));
    const tookMs = performance.now() - starting;
    const refused = codes.filter((code) => code === 0).length;
    figures.instancesRefused += refused;
    expect(refused === together, `${together - refused} of ${together} more instances did not end by themselves.`);
    const windows = await until(
      () => app.windows(),
      (all) => all.some(({ visible, focused }) => visible && focused),
      patienceMs,
    );
    figures.windowsAtMost = Math.max(figures.windowsAtMost, windows.length);
    expect(windows.length === 1, `There are ${windows.length} windows instead of one.`);
    expect(
      windows.some(({ visible, focused }) => visible && focused),
      `The first instance did not come to the front (${Math.round(tookMs)} ms).`,
    );
  }
  return broken;
}

/** Null for one that has not ended by then: it is a second program. */
async function codeWithin(ended: Promise<number | null>): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, patienceMs, null);
  return Promise.race([ended, promise]).finally(() => clearTimeout(timer));
}
