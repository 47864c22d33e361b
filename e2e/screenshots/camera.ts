import type { Page } from 'playwright-core';

const schemes = ['light', 'dark'] as const;

/** How a person may have the window: its size in CSS pixels, and the zoom. */
const shapes = {
  wide: { width: 920, height: 660, zoom: 1 },
  narrow: { width: 420, height: 660, zoom: 1 },
  'wide-200': { width: 460, height: 330, zoom: 2 },
  box: { width: 520, height: 400, zoom: 1 },
  'narrow-200': { width: 210, height: 330, zoom: 2 },
} as const;

type Shape = keyof typeof shapes;

/** Takes pictures of a page into a folder, in any shape, light and dark. */
export function createCamera(folder: string) {
  const taken: string[] = [];
  async function shoot(name: string, page: Page, shape: Shape = 'wide'): Promise<void> {
    const { width, height, zoom } = shapes[shape];
    const devtools = await page.context().newCDPSession(page);
    const metrics = { width, height, deviceScaleFactor: zoom, mobile: false };
    await devtools.send('Emulation.setDeviceMetricsOverride', metrics);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // The list is laid out anew a frame after the window's size has changed.
      await page.waitForTimeout(150);
      const path = `${folder}/${name}-${colorScheme}.png`;
      await page.screenshot({ path, animations: 'disabled', scale: 'device' });
      taken.push(path);
    }
    await devtools.send('Emulation.clearDeviceMetricsOverride');
    await devtools.detach();
  }
  return { shoot, taken };
}
