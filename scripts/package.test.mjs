import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPackage, readArchive, readFuses } from './packed-app.mjs';
import { pack } from './pack.mjs';
import { capture } from './setup/processes.mjs';

const mebibyte = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'tokendock-package-'));
/** @type {ReturnType<typeof findPackage>} */
let packed;
/** @type {ReturnType<typeof readArchive>} */
let files;

beforeAll(async () => {
  await pack(process.execPath, [`-c.directories.output=${folder}`]);
  packed = findPackage(folder);
  files = readArchive(packed.archive);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} path */
const isText = (path) => /\.(js|cjs|css|html)$/.test(path);

describe('the package', () => {
  it('holds the bundles, the icons that main loads, the keyring, and nothing else', () => {
    const hashed = /^(out\/main\/chunks|out\/renderer\/assets)\/.*-[\w-]{8}(\.\w+)$/;
    const names = [...new Set([...files.keys()].map((path) => path.replace(hashed, '$1/*$2')))].toSorted();
    const native = `node_modules/@napi-rs/keyring-${process.platform}-${process.arch}`;
    const others = names.filter((name) => !name.startsWith(native));
    expect(others).toEqual(
      [
        'node_modules/@napi-rs/keyring/LICENSE',
        'node_modules/@napi-rs/keyring/index.js',
        'node_modules/@napi-rs/keyring/package.json',
        'out/main/age-worker.js',
        'out/main/chunks/*.js',
        'out/main/index.js',
        'out/main/keychain-worker.js',
        'out/preload/index.cjs',
        'out/renderer/assets/*.css',
        'out/renderer/assets/*.js',
        'out/renderer/index.html',
        'out/renderer/quick.html',
        'package.json',
        'resources/icons/256.png',
        ...['', '-attention', '-busy'].flatMap((state) => [
          `resources/tray${state}.ico`,
          `resources/tray${state}.png`,
          `resources/tray${state}@2x.png`,
          `resources/tray${state}Template.png`,
          `resources/tray${state}Template@2x.png`,
        ]),
      ].toSorted(),
    );
    expect(names.filter((name) => name.startsWith(native) && name.endsWith('.node'))).toHaveLength(1);
  });

  it('keeps native code outside of the archive, and only that package', () => {
    const unpacked = [...files].filter(([, file]) => file.unpacked).map(([path]) => path);
    expect(unpacked.some((path) => path.endsWith('.node'))).toBe(true);
    for (const path of unpacked) {
      expect(path).toMatch(/^node_modules\/@napi-rs\/keyring-/);
      expect(existsSync(resolve(`${packed.archive}.unpacked`, path))).toBe(true);
    }
  });

  it('brings a keyring that loads', async () => {
    const copy = join(folder, 'extracted');
    for (const [path, { content }] of files) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), content);
    }
    const question = "process.stdout.write(typeof require('@napi-rs/keyring').Entry)";
    expect(await capture(process.execPath, ['-e', question], { cwd: copy })).toMatchObject({
      code: 0,
      output: 'function',
    });
  });

  it('names no source map and tells nothing of how it was built', () => {
    const withMap = [...files].filter(([path, { content }]) => isText(path) && content.includes('sourceMappingURL'));
    expect(withMap.map(([path]) => path)).toEqual([]);
    const { scripts, devDependencies } = JSON.parse(files.get('package.json')?.content.toString() ?? '');
    expect({ scripts, devDependencies }).toEqual({ scripts: undefined, devDependencies: undefined });
  });

  it('adds less than 8 MiB to Electron', () => {
    const size = [...files.values()].reduce((sum, { content }) => sum + content.length, 0);
    expect(size).toBeLessThan(8 * mebibyte);
  });

  it('cannot be started as Node, inspected, or given other code: encrypted cookies, checked archive, nothing else', () => {
    expect(readFuses(packed.program).slice(0, 8)).toBe('01001100');
  });
});
