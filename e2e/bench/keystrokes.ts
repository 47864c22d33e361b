import type { Page } from 'playwright-core';

/** A screen that shows every frame at once: else a keystroke would mostly wait for the next of 60 in a second. */
export const everyFrame = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
/** Begins with what all accounts match, and ends with what one does. */
const word = 'user1234';

declare global {
  interface Window {
    paintedKeystrokes: number[];
  }
}

/** Gets ready to type into the page's input: once for each page, and with what the page does for the first time. */
export async function readyToType(page: Page): Promise<void> {
  await page.locator('input').focus();
  await watchKeystrokes(page);
  await typeOnce(page);
}

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
export async function typeOnce(page: Page): Promise<number[]> {
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
