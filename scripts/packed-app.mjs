import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A folder or file in an archive's header.
 * @typedef {object} Entry
 * @property {Record<string, Entry>} [files]
 * @property {number} [size]
 * @property {string} [offset]
 * @property {boolean} [unpacked] lies beside the archive, as native code must
 */

/**
 * The files of the packed app, by their path in it.
 * https://github.com/electron/asar#format: four 32-bit numbers, of which the last two are the padded header's and the
 * header's length; the header as JSON; the files one after another.
 * @param {string} archive
 * @returns {Map<string, { content: Buffer, unpacked: boolean }>}
 */
export function readArchive(archive) {
  const bytes = readFileSync(archive);
  const start = 8 + bytes.readUInt32LE(4);
  /** @type {Map<string, { content: Buffer, unpacked: boolean }>} */
  const files = new Map();
  /** @param {Entry} entry @param {string} path */
  const visit = (entry, path) => {
    for (const [name, inner] of Object.entries(entry.files ?? {})) visit(inner, path === '' ? name : `${path}/${name}`);
    if (entry.size === undefined) return;
    const { unpacked = false, offset = '0', size } = entry;
    const from = start + Number(offset);
    const content = unpacked ? readFileSync(resolve(`${archive}.unpacked`, path)) : bytes.subarray(from, from + size);
    files.set(path, { content, unpacked });
  };
  visit(JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))), '');
  return files;
}

/**
 * What electron-builder made of the app in `folder`, on any system.
 * @param {string} folder
 */
export function findPackage(folder) {
  const [archive] = globSync('**/app.asar', { cwd: folder });
  if (archive === undefined) throw new Error(`There is no packed app in ${folder}`);
  const programs = [
    'linux-*unpacked/tokendock',
    'win-*unpacked/Tokendock.exe',
    'mac*/Tokendock.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
  ];
  const program = globSync(programs, { cwd: folder })
    .map((path) => resolve(folder, path))
    .find(existsSync);
  if (program === undefined) throw new Error(`There is no program in ${folder}`);
  return { archive: resolve(folder, archive), program };
}

/**
 * The state of a program's fuses, one digit each in the order of `FuseV1Options` of @electron/fuses: 1 is on.
 * @param {string} program
 */
export function readFuses(program) {
  const bytes = readFileSync(program);
  const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const wire = bytes.indexOf(mark) + mark.length;
  if (wire < mark.length) throw new Error(`${program} has no fuses`);
  return bytes.toString('latin1', wire + 2, wire + 2 + bytes.readUInt8(wire + 1));
}
