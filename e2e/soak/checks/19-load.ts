import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchApp } from '../../app.ts';
import { startProvider } from '../../providers/index.ts';
import { startSecretService } from '../../secret-service.ts';
import type { LaunchedApp } from '../../stand-in/hosts/launched-app.ts';
import { callWell } from '../call-main.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { fillProfile } from '../load/full-profile.ts';
import { copyAtOnce, copyInARow, pageHeapBytes } from '../load/page-load.ts';

const accounts = 1000;
const atOnce = 50;
/** How much more a heap may hold at the end than after the first tenth of the copies. */
const mostGrowth = 1.1;

export const check: Check = {
  id: '19',
  name: 'Load',
  onElectron: 'main’s heap has the stand-in in it',
  planted: [
    {
      what: 'Main keeps something of every copy',
      file: 'src/main/tokens/copy-token.ts',
      find: 'const account = accounts.get(id);',
      replace:
        'const account = accounts.get(id);\n(Reflect.get(globalThis, "kept") ?? (Reflect.set(globalThis, "kept", []), Reflect.get(globalThis, "kept"))).push(Array.from({ length: 4000 }, () => id));',
    },
    {
      what: 'The window keeps something of every change',
      file: 'src/preload/index.ts',
      find: 'listener(payload);',
      replace:
        '(Reflect.get(globalThis, "kept") ?? (Reflect.set(globalThis, "kept", []), Reflect.get(globalThis, "kept"))).push(Array.from({ length: 40_000 }, () => name)) && listener(payload);',
    },
    {
      what: 'Everyone who asks meanwhile signs in as well',
      file: 'src/main/tokens/fresh-token.ts',
      find: 'if (underWay) return underWay.session;',
      replace: '',
    },
    {
      what: 'Of many copies at once, only some are made',
      file: 'src/main/keychain/client.ts',
      find: 'const { promise, resolve } = Promise.withResolvers<Answer>();\n    queue.push(',
      replace:
        'const { promise, resolve } = Promise.withResolvers<Answer>();\n    if (queue.length > 20) resolve({ ok: false, trouble: "no-answer" });\n    else queue.push(',
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    const service = await startSecretService();
    const server = await startProvider('cloudidr');
    const { profile, ids } = await fillProfile({ server, service }, { accounts, withPassword: count(accounts, 60) });
    const app = await launchApp({ env: service.env, profile });
    const listed = (await callWell(app.window, 'loadState')).accounts.length;
    expect(listed === accounts, `${listed} accounts are listed instead of ${accounts}.`);
    const signIns = (): number => server.requests.filter(({ kind }) => kind === 'sign-in').length;

    const [first = '', ...rest] = ids;
    const same = await copyAtOnce(
      app.window,
      Array.from({ length: atOnce }, () => first),
    );
    expect(same.copied === atOnce, `Of ${atOnce} copies of one token at once, ${same.copied} were made.`);
    expect(signIns() === 1, `${atOnce} copies of one token at once made ${signIns()} sign-ins.`);
    const different = await copyAtOnce(app.window, rest.slice(0, atOnce));
    expect(different.copied === atOnce, `Of ${atOnce} copies at once, ${different.copied} were made.`);
    // Each once: so that the rest is copies of what is in memory.
    const each = await copyInARow(app.window, ids, ids.length);
    expect(each.copied === ids.length, `Of ${ids.length} accounts, ${each.copied} were copied.`);
    expect(signIns() === ids.length, `${ids.length} accounts made ${signIns()} sign-ins.`);

    const total = count(5000, 300);
    const early = await copyInARow(app.window, ids, total / 10);
    const before = await heaps(app);
    const late = await copyInARow(app.window, ids, total - total / 10);
    const after = await heaps(app);
    const copied = early.copied + late.copied;
    expect(copied === total, `Of ${total} copies in a row, ${copied} were made.`);
    expect(await server.accepts(await app.clipboard.readText()), 'The last copy is no token.');
    for (const where of ['main', 'window'] as const) {
      const growth = after[where] / before[where];
      expect(growth <= mostGrowth, `The heap of ${where} has grown by ${Math.round((growth - 1) * 100)} %.`);
    }
    await app.close();
    await Promise.all([service.close(), server.close(), rm(profile, { recursive: true, force: true })]);
    return {
      figures: {
        accounts: listed,
        copiesAtOnce: same.copied + different.copied,
        copiesInARow: copied,
        mainHeapMbBefore: inMb(before.main),
        mainHeapMbAfter: inMb(after.main),
        windowHeapMbBefore: inMb(before.window),
        windowHeapMbAfter: inMb(after.window),
      },
      broken,
    };
  },
};

/** Until what was noted of the last copies is written, and shown. */
const restMs = 1500;

async function heaps(app: LaunchedApp): Promise<{ main: number; window: number }> {
  await sleep(restMs);
  return { main: await app.heapBytes(), window: await pageHeapBytes(app.window) };
}

const inMb = (bytes: number): number => Math.round(bytes / 1e5) / 10;
