import { clipboardSecondsRange, defaultSettings } from '../../../src/contract/settings.ts';
import { startProvider } from '../../providers/index.ts';
import { startSecretService } from '../../secret-service.ts';
import { until } from '../../window-steps.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { withApp } from '../clipboard/in-app.ts';
import type { OpenedApp } from '../clipboard/in-app.ts';
import { clearMany, marksHere, missingMarks } from '../clipboard/many-clipboards.ts';
import { clearAtOnce, keepWhatTheUserCopied } from '../clipboard/ways.ts';

const toleranceMs = 1000;

export const check: Check = {
  id: '15',
  name: 'Clipboard',
  onElectron: 'the formats as the system’s clipboard has them, and what is left on it after the end',
  planted: [
    {
      what: 'It is cleared late',
      file: 'src/main/desktop/clipboard.ts',
      find: 'clearAfter(put, lifeMs);',
      replace: 'clearAfter(put, lifeMs + 1500);',
    },
    {
      what: 'What the user copied is cleared too',
      file: 'src/main/desktop/clipboard.ts',
      find: 'if (hash(await inTime(system.readText())) === ours.hash) ',
      replace: '',
    },
    {
      what: 'It is left there on quit',
      file: 'src/main/index.ts',
      find: 'leaving.end();\n    await clipboard.clearIfOurs();',
      replace: 'leaving.end();',
    },
    {
      what: 'It is left there on lock',
      file: 'src/main/index.ts',
      find: 'keychain.release();\n      await clipboard.clearIfOurs();',
      replace: 'keychain.release();',
    },
    {
      what: 'It is left there on suspend',
      file: 'src/main/desktop/lock-triggers.ts',
      find: "powerMonitor.on('suspend', () => leaving(({ lockOnSuspend }) => lockOnSuspend));",
      replace: '',
    },
    {
      what: 'Nobody looks at it after a sleep',
      file: 'src/main/index.ts',
      find: 'void clipboard.clearIfOverdue().catch(() => undefined);',
      replace: '',
    },
    {
      what: 'It is not marked as a secret',
      file: 'src/main/desktop/electron-clipboard.ts',
      find: ', ...concealment(platform)',
      replace: '',
    },
  ],
  async run({ quick, count }) {
    const { broken, expect } = createBroken();
    const keychain = await startSecretService();
    const server = await startProvider('cloudidr');
    const world = { server, keychainEnv: keychain.env };
    const seconds = quick ? clipboardSecondsRange.min : defaultSettings.clipboardSeconds;
    const manySeconds = quick ? 2 : seconds;

    const [own, hurried, many, missing] = await Promise.all([
      withApp(world, { label: 'left alone', clipboardSeconds: quick ? seconds : null }, (opened) =>
        leaveAlone(opened, seconds),
      ),
      withApp(world, { label: 'hurried', clipboardSeconds: null }, (opened) => hurry(opened, count(100, 10))),
      clearMany({ seconds: manySeconds, cleared: 100, kept: 100 }),
      missingMarks(),
    ]);
    await Promise.all([server.close(), keychain.close()]);

    expect(isOnTime(own.lifeMs, seconds), `It was cleared after ${own.lifeMs} ms instead of ${seconds} s.`);
    const late = many.lifeMs.filter((lifeMs) => !isOnTime(lifeMs, manySeconds));
    expect(late.length === 0, `${late.length} of 100 were not cleared after ${manySeconds} ± 1 s.`);
    expect(own.keptOnQuit, 'What the user had copied was cleared on quit.');
    for (const way of hurried.left) expect(false, `It was not cleared on ${way}.`);
    expect(hurried.clearedOnQuit, 'It was left there on quit.');
    const { rounds, untouched } = hurried;
    expect(untouched === rounds, `What the user copied later was touched ${rounds - untouched} of ${rounds} times.`);
    expect(many.untouched === 100, `The timer touched what the user copied ${100 - many.untouched} of 100 times.`);
    expect(missing.length === 0 && hurried.isMarked, `It is not marked as a secret: ${missing.join(', ')} is missing.`);
    return {
      figures: {
        clipboard: own.kind,
        clearsAfterSeconds: seconds,
        clearedAfterMs: own.lifeMs,
        timersClearedOf100: 100 - late.length,
        timersFurthestOffMs: Math.round(Math.max(...many.lifeMs.map((ms) => Math.abs(ms - manySeconds * 1000)))),
        slowestAtOnceMs: hurried.slowestMs,
        laterCopies: rounds + 100,
        laterCopiesUntouched: untouched + many.untouched,
        marksMissing: missing.length,
      },
      broken,
    };
  },
};

const isOnTime = (lifeMs: number, seconds: number): boolean => Math.abs(lifeMs - seconds * 1000) <= toleranceMs;

/** One copy is left to its timer; on the next, the user copies something else and quits. */
async function leaveAlone({ app, copy, kind, outside }: OpenedApp, seconds: number) {
  const began = await copy();
  const left = await until(outside.readText, (text) => text === '', seconds * 1000 + 3000);
  const lifeMs = left === '' ? Math.round(performance.now() - began) : Infinity;
  await copy();
  await outside.writeText('a shopping list');
  await app.close();
  return { kind, lifeMs, keptOnQuit: (await outside.afterEnd()) === 'a shopping list' };
}

/** Everything that clears at once, quitting at the end. */
async function hurry(opened: OpenedApp, rounds: number) {
  const { app, copy, outside } = opened;
  const { left, slowestMs } = await clearAtOnce(opened, 'hurried');
  const untouched = await keepWhatTheUserCopied(opened, rounds);
  await copy();
  const formats = (await app.clipboard.formats()).join(' ');
  await app.close();
  const clearedOnQuit = (await outside.afterEnd()) === '';
  return {
    left,
    slowestMs,
    rounds,
    untouched,
    clearedOnQuit,
    isMarked: marksHere.every((mark) => formats.includes(mark)),
  };
}
