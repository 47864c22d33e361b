import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What `@electron/fuses` looks for: a mark, the wire's version (1), its length, and one digit per fuse. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10110100'),
]);

/**
 * A folder with the shape of Electron for Linux but without its programs: enough for electron-builder to pack the app
 * and flip the fuses, so that a package's content can be judged where no Electron can be had.
 * @param {string} folder emptied first
 */
export function makePlaceholderElectron(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(resolve(folder, 'locales'), { recursive: true });
  mkdirSync(resolve(folder, 'resources'));
  const says = '#!/bin/sh\necho "This package was built without Electron and cannot run." >&2\nexit 1\n# ';
  const program = resolve(folder, 'electron');
  writeFileSync(program, Buffer.concat([Buffer.from(says), fuseWire]));
  chmodSync(program, 0o755);
  for (const file of ['chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak']) {
    writeFileSync(resolve(folder, file), '');
  }
}
