import { randomBytes } from 'node:crypto';
import { aRecord } from '../../../src/main/testing/an-account.ts';
import type { AccountRecord } from '../../../src/main/accounts/account-record.ts';

export interface Damage {
  readonly what: string;
  readonly bytes: Buffer;
}

/** Cut off at every so many bytes, from the first. */
export function cuts(file: Buffer, step: number): Damage[] {
  return every(file.length, step).map((length) => ({ what: `cut at byte ${length}`, bytes: file.subarray(0, length) }));
}

/** One bit turned, of every so many. */
export function turnedBits(file: Buffer, step: number): Damage[] {
  return every(file.length * 8, step).map((bit) => {
    const bytes = Buffer.from(file);
    bytes[bit >> 3] = (file[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return { what: `bit ${bit} turned`, bytes };
  });
}

function every(length: number, step: number): number[] {
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
}

function accounts(...list: readonly object[]): string {
  return JSON.stringify({ version: 1, accounts: list });
}

/** Files that are whole, and no files of this version. */
export function strangeFiles(file: Buffer, [record = aRecord()]: readonly AccountRecord[]): Damage[] {
  const texts = {
    'an empty file': '',
    null: 'null',
    'a list': '[]',
    'a number': '7',
    'a text': '"accounts"',
    'an empty object': '{}',
    'no list of accounts': '{"version":1,"accounts":{}}',
    'a later version': JSON.stringify({ version: 2, accounts: [record] }),
    'no version': JSON.stringify({ accounts: [record] }),
    'the same id twice': accounts(record, { ...record, label: 'another' }),
    'an unknown provider': accounts({ ...record, provider: 'gitlab' }),
    'an account without an id': accounts({ ...record, id: undefined }),
    'an id that is none': accounts({ ...record, id: '../../x' }),
    'another prototype': '{"__proto__":{"version":1,"accounts":[]}}',
    'a text very deep in lists': '['.repeat(200_000),
    'lists very deep': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'two files in one': `${file.toString()}${file.toString()}`,
    'a byte order mark': `\ufeff${file.toString()}`,
    zeros: '\0'.repeat(file.length),
  };
  return [
    ...Object.entries(texts).map(([what, text]) => ({ what, bytes: Buffer.from(text) })),
    {
      what: 'bytes that are no UTF-8',
      bytes: Buffer.from(file.toString('latin1').replace('prod', '\xff\xfe\xc0'), 'latin1'),
    },
    { what: 'noise', bytes: randomBytes(100_000) },
  ];
}
