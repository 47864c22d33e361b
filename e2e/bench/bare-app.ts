import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { launchApp } from '../app.ts';
import type { LaunchedApp, LaunchOptions } from '../stand-in/hosts/launched-app.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * The least that a desktop program of this kind can be: one window with a React page on an origin of its own and, with
 * `--tray`, an icon in the tray whose menu has 200 items.
 */
const main = `import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, BrowserWindow, Menu, nativeImage, protocol, Tray } from 'electron';

const types = { '.html': 'text/html', '.js': 'text/javascript' };
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.on('window-all-closed', () => {});
app.whenReady().then(async () => {
  protocol.handle('app', async ({ url }) => {
    const path = join(import.meta.dirname, 'page', new URL(url).pathname);
    return new Response(await readFile(path), { headers: { 'Content-Type': types[extname(path)] } });
  });
  if (process.argv.includes('--tray')) {
    tray = new Tray(nativeImage.createEmpty());
    const items = Array.from({ length: 200 }, (_, index) => ({ label: 'item ' + index, click: () => app.quit() }));
    tray.setContextMenu(Menu.buildFromTemplate(items));
  }
  const hidden = process.argv.includes('--hidden');
  const window = new BrowserWindow({ width: 920, height: 660, show: false, webPreferences: { sandbox: true } });
  window.on('close', (event) => {
    if (!quitting) { event.preventDefault(); window.hide(); }
  });
  await window.loadURL('app://bare/index.html');
  if (!hidden) window.show();
});
let tray = null;
let quitting = false;
app.on('before-quit', () => { quitting = true; });
`;

const page = `import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Page() {
  const [text, setText] = useState('');
  const input = createElement('input', { autoFocus: true, value: text, onChange: (event) => setText(event.target.value) });
  return createElement('main', null, createElement('p', null, 'A bare window with a React page.'), input);
}
createRoot(document.getElementById('root')).render(createElement(Page));
`;

const html = '<!doctype html><title>Bare</title><div id="root"></div><script type="module" src="./page.js"></script>';
const manifest = {
  name: 'bare',
  productName: 'Bare',
  version: '1.0.0',
  private: true,
  type: 'module',
  main: 'main.js',
};

/** Builds it, does the work with its folder, and removes it. */
export async function withBareApp<T>(work: (appPath: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-bare-'));
  // Within the repository's reach, where React is found.
  const source = await mkdtemp(join(root, 'node_modules', '.bare-page-'));
  try {
    await Promise.all([
      writeFile(join(folder, 'package.json'), JSON.stringify(manifest)),
      writeFile(join(folder, 'main.js'), main),
      writeFile(join(source, 'index.html'), html),
      writeFile(join(source, 'page.js'), page),
      mkdir(join(folder, 'page')),
    ]);
    await build({
      root: source,
      configFile: false,
      logLevel: 'silent',
      build: { outDir: join(folder, 'page'), emptyOutDir: true, minify: true },
    });
    return await work(folder);
  } finally {
    await Promise.all([folder, source].map((path) => rm(path, { recursive: true, force: true })));
  }
}

/** Opens it, and closes it. */
export async function inBareApp<T>(
  appPath: string,
  work: (app: LaunchedApp) => Promise<T>,
  options: Omit<LaunchOptions, 'appPath'> = {},
): Promise<T> {
  const app = await launchApp({ ...options, appPath });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
