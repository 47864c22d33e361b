import type { Page } from 'playwright-core';
import { inBareApp, withBareApp } from '../bare-app.ts';
import { compared, limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { withApp } from '../profile.ts';
import { quantile } from '../quantile.ts';

/** A screen that shows every frame at once: else a keystroke would mostly wait for the next of 60 in a second. */
const args = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
/** Begins with what all accounts match, and ends with what one does. */
const word = 'user1234';

declare global {
  interface Window {
    paintedKeystrokes: number[];
  }
}

export const bench: Bench = {
  id: '5',
  name: 'Typing in search',
  run: ({ count }) =>
    withBareApp((bareApp) =>
      withApp(
        10_000,
        (app) =>
          inBareApp(
            bareApp,
            async (bare) => {
              const ours: number[] = [];
              const baseline: number[] = [];
              const input = 'input';
              await app.window.locator('[role="row"]').first().waitFor();
              for (const { window } of [app, bare]) {
                await window.locator(input).focus();
                await watchKeystrokes(window);
                await typeOnce(window);
              }
              for (let round = 0; round < count(10, 2); round++) {
                ours.push(...(await typeOnce(app.window)));
                baseline.push(...(await typeOnce(bare.window)));
              }
              const unit = 'ms';
              return [
                limited(
                  { id: '5a', name: 'Keystroke to painted result among 10,000, p95, beside a bare input', unit },
                  ours,
                  { atMost: 16 },
                  quantile(baseline, 0.95),
                  0.95,
                ),
                compared({ id: '5b', name: 'The same, median', unit }, { ours, baseline }, null),
              ];
            },
            { args },
          ),
        { args },
      ),
    ),
};

/** From each keystroke to the moment after the frame with its result, ahead of whatever else waits for that. */
async function watchKeystrokes(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.paintedKeystrokes = [];
    let pressed = 0;
    const note = (): void => void window.paintedKeystrokes.push(performance.now() - pressed);
    window.addEventListener(
      'keydown',
      (event) => {
        pressed = event.timeStamp;
        requestAnimationFrame(() => void scheduler.postTask(note, { priority: 'user-blocking' }));
      },
      true,
    );
  });
}

/** The word, and away with it again; answers what each keystroke took, in ms. */
async function typeOnce(page: Page): Promise<number[]> {
  await page.evaluate(() => void (window.paintedKeystrokes = []));
  const keys = [...word.split(''), ...Array.from(word, () => 'Backspace')];
  for (const [index, key] of keys.entries()) {
    await page.keyboard.down(key);
    await page.waitForFunction((painted) => window.paintedKeystrokes.length === painted, index + 1);
    // No finger is up again before the screen has answered.
    await page.keyboard.up(key);
  }
  return page.evaluate(() => window.paintedKeystrokes);
}
