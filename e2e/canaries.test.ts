import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../src/main/testing/temporary-folder.ts';
import { countTextsWith, scanFiles, searchFor } from './canaries.ts';

const secret = 'S3cret canary/7391+ü😀';
const latin = 'Señor-canary-7391';
const bytes = Buffer.from(secret);
const search = searchFor(['another-secret-55', secret, latin]);
const around = (content: Buffer | string): Buffer =>
  Buffer.concat([randomBytes(5000), Buffer.from(content), randomBytes(3)]);

describe('the search for secrets', () => {
  it.each<readonly [string, string | Buffer]>([
    ['plain', secret],
    ['in JSON', JSON.stringify({ password: `${secret}"` })],
    ['URL-encoded', encodeURIComponent(secret)],
    ['URL-encoded in small letters', encodeURIComponent(secret).toLowerCase().replace('s3', 'S3')],
    ['as a form sends it', new URLSearchParams({ secret }).toString()],
    ['hex', bytes.toString('hex')],
    ['hex in capitals', bytes.toString('hex').toUpperCase()],
    ['UTF-16', Buffer.from(secret, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(secret, 'utf16le').swap16()],
    ...['', 'a', 'ab', 'abc'].map(
      (before) =>
        [`base64 behind ${before.length} bytes`, Buffer.from(`${before}${secret}`).toString('base64')] as const,
    ),
    ['base64url', bytes.toString('base64url')],
  ])('finds one that is %s', (_form, content) => {
    expect(search.isIn(around(content))).toBe(true);
    expect([...search.whichIn(around(content))]).toEqual([1]);
  });

  it('finds one as V8 keeps it in a byte per character', () => {
    expect([...search.whichIn(around(Buffer.from(latin, 'latin1')))]).toEqual([2]);
  });

  it('finds one at the very beginning and at the very end, and several', () => {
    expect(search.isIn(bytes)).toBe(true);
    expect([...search.whichIn(Buffer.from(`${secret}${latin}`))]).toEqual([1, 2]);
  });

  it('finds nothing where there is nothing, or only a part', () => {
    expect(search.isIn(Buffer.alloc(0))).toBe(false);
    expect(search.isIn(around(bytes.subarray(0, -1)))).toBe(false);
    expect(countTextsWith(['clean', 'canary'], [secret])).toBe(0);
  });

  it('looks into every file and at its name, and says how much it has seen', async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'deep', 'log'), around(secret));
    await writeFile(join(folder, `${latin}.tmp`), 'x');
    await writeFile(join(folder, 'clean'), 'x');
    const { found, files, bytes: seen } = await scanFiles(folder, [secret, latin]);
    expect(found.toSorted()).toEqual([join(folder, `${latin}.tmp`), join(folder, 'deep', 'log')]);
    expect(files).toBe(3);
    expect(seen).toBeGreaterThan(5000);
  });
});
