import type { Page } from 'playwright-core';

/** A screen that shows every frame at once: else a keystroke would mostly wait for the next of 60 in a second. */
export const everyFrame = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
/** Begins with what all accounts match, and ends with what one does. */
const word = 'user1234';

declare global {
  interface Window {
    /** Answers what the keystroke took to the moment after the frame with its result, in ms. */
    nextKeystroke: () => Promise<number>;
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
    const took: number[] = [];
    let heard: ((took: number) => void) | null = null;
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const note = (): void => {
          took.push(performance.now() - timeStamp);
          tell();
        };
        requestAnimationFrame(() => void scheduler.postTask(note, { priority: 'user-blocking' }));
      },
      true,
    );
    const tell = (): void => {
      const first = heard === null ? undefined : took.shift();
      if (first === undefined) return;
      heard?.(first);
      heard = null;
    };
    window.nextKeystroke = () =>
      new Promise((resolve) => {
        heard = resolve;
        tell();
      });
  });
}

/** The word, and away with it again; answers what each keystroke took, in ms. */
export async function typeOnce(page: Page): Promise<number[]> {
  const took: number[] = [];
  const keys = [...word.split(''), ...Array.from(word, () => 'Backspace')];
  for (const key of keys) {
    // Begins to wait before the key is down: whoever asks again and again meanwhile takes the page's time.
    const painted = page.evaluate(() => window.nextKeystroke());
    await page.keyboard.down(key);
    took.push(await painted);
    // No finger is up again before the screen has answered.
    await page.keyboard.up(key);
  }
  return took;
}
