// Renders resources/*.svg into every icon that the app and its packages need. Run it after changing a drawing, with
// `npm run icons`: the results are kept in the repository.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { icns, ico } from './icon-files.mjs';
import { installedBrowser } from './setup/browser-need.mjs';
import { root } from './setup/paths.mjs';

const resources = resolve(root, 'resources');
/** Apple's grid leaves a tenth of the canvas free on each side. */
const appleMargin = 0.1;

const executablePath = await installedBrowser(process.execPath);
if (executablePath === null) throw new Error('There is no browser to draw with: use `npm run icons`.');
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage();

/**
 * @param {string} drawing
 * @param {number} size in pixels
 * @param {{ margin?: number, badge?: string | null, isRing?: boolean }} [look] the margin as a share of the size; a
 *   badge's colour, and whether it is hollow
 */
async function render(drawing, size, { margin = 0, badge = null, isRing = false } = {}) {
  const filling = isRing ? `border: ${size * 0.11}px solid ${badge}` : `background: ${badge}`;
  const source = readFileSync(resolve(resources, drawing)).toString('base64');
  const side = Math.round(size * (1 - 2 * margin));
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>
      body { margin: 0; height: 100vh; display: grid; place-items: center; }
      .badged { mask: radial-gradient(circle at 76% 76%, transparent 29%, black 30%); }
      i { position: fixed; left: 54%; top: 54%; width: 44%; height: 44%; border-radius: 50%; box-sizing: border-box; ${filling}; }
    </style>
    <img ${badge ? 'class="badged"' : ''} width="${side}" height="${side}" src="data:image/svg+xml;base64,${source}">
    ${badge ? '<i></i>' : ''}`,
  );
  return page.screenshot({ omitBackground: true });
}

/** Few pixels want fewer strokes. @param {number} size @param {string | null} [badge] */
const ours = (size, badge = null) => render(size < 24 ? 'icon-small.svg' : 'icon.svg', size, { badge });

/** @param {string} file @param {Uint8Array} content */
const save = (file, content) => writeFileSync(resolve(resources, file), content);

/** @param {readonly number[]} sizes @param {(size: number) => Promise<Buffer>} draw */
async function all(sizes, draw) {
  /** @type {Map<number, Buffer>} */
  const images = new Map();
  for (const size of sizes) images.set(size, await draw(size));
  return images;
}

mkdirSync(resolve(resources, 'icons'), { recursive: true });
for (const [size, image] of await all([16, 24, 32, 48, 64, 128, 256, 512, 1024], (pixels) => ours(pixels)))
  save(`icons/${size}.png`, image);
save('icon.ico', ico(await all([16, 20, 24, 32, 40, 48, 64, 128, 256], (size) => ours(size))));
save(
  'icon.icns',
  icns(await all([32, 64, 128, 256, 512, 1024], (size) => render('icon.svg', size, { margin: appleMargin }))),
);

/** What the tray tells by its icon, and the colour that tells it; macOS has one colour, so there busy is hollow. */
const states = /** @type {const} */ ([
  ['', null],
  ['-busy', '#3b82f6'],
  ['-attention', '#ef4444'],
]);
for (const [state, badge] of states) {
  save(`tray${state}.ico`, ico(await all([16, 20, 24, 32, 40, 48], (size) => ours(size, badge))));
  save(`tray${state}.png`, await ours(24, badge));
  save(`tray${state}@2x.png`, await ours(48, badge));
  const mac = { badge: badge && '#000000', isRing: state === '-busy' };
  save(`tray${state}Template.png`, await render('tray.svg', 16, mac));
  save(`tray${state}Template@2x.png`, await render('tray.svg', 32, mac));
}
await browser.close();
