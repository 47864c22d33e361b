import '../testing/without-electron.ts';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { failureOf } from '../testing/failure-of.ts';
import { quickFolder } from '../testing/temporary-folder.ts';
import { parseChecked } from './checked-text.ts';
import { openSafeStore } from './safe-store.ts';
import type { SafeStore } from './safe-store.ts';

interface Notes extends Record<string, unknown> {
  readonly version: 1;
  readonly notes: string[];
}

const schema = z.object({ version: z.literal(1), notes: z.array(z.string()) });
const empty: Notes = { version: 1, notes: [] };

let folder: string;
let file: string;
let backup: string;

beforeEach(() => {
  folder = quickFolder();
  file = join(folder, 'notes.json');
  backup = `${file}.bak`;
});

const open = (): SafeStore<Notes> => openSafeStore<Notes>({ folder, name: 'notes', schema, empty });
const notes = (...texts: string[]): Notes => ({ version: 1, notes: texts });
const migrate = (content: unknown): unknown => (Array.isArray(content) ? { version: 1, notes: content } : content);
const onDisk = (path: string): unknown => parseChecked(readFileSync(path));
const files = (): string[] => readdirSync(folder).toSorted();
const aside = (): string[] => files().filter((name) => name.startsWith('notes.damaged-'));

describe('a store', () => {
  it('begins empty, without a warning and without a file', () => {
    expect(open()).toMatchObject({ initial: empty, warning: null });
    expect(files()).toEqual([]);
  });

  it('makes its folder where there is none', () => {
    folder = join(folder, 'deeper', 'down');
    open().write(notes('a'));
    expect(open().initial).toEqual(notes('a'));
  });

  it('gives back what was written, whatever the texts hold', () => {
    const odd = notes('', '"\\', '\n\0\u2028', '😀', '\ud800', '__proto__', 'a.b');
    open().write(odd);
    expect(open()).toMatchObject({ initial: odd, warning: null });
  });

  it('keeps the content before the last change beside it', () => {
    const store = open();
    store.write(notes('a'));
    expect(files()).toEqual(['notes.json']);
    store.write(notes('a', 'b'));
    expect([onDisk(backup), onDisk(file)]).toEqual([notes('a'), notes('a', 'b')]);
    store.write(notes());
    expect([onDisk(backup), onDisk(file)]).toEqual([notes('a', 'b'), notes()]);
    open().write(notes('c'));
    expect([onDisk(backup), onDisk(file)]).toEqual([notes(), notes('c')]);
    expect(files()).toEqual(['notes.json', 'notes.json.bak']);
  });

  it('lifts an older file to the present form, and keeps the older one until it is changed twice', () => {
    writeFileSync(file, '["a","b"]');
    const store = openSafeStore<Notes>({ folder, name: 'notes', schema, empty, migrate });
    expect(store).toMatchObject({ initial: notes('a', 'b'), warning: null });
    store.write(notes('a', 'b', 'c'));
    expect(onDisk(backup)).toEqual(['a', 'b']);
    expect(open().initial).toEqual(notes('a', 'b', 'c'));
  });

  it('removes what a process left that was killed while it saved, and nothing else', () => {
    open().write(notes('a'));
    for (const name of ['notes.json.tmp-16f3', 'notes.json.bak.tmp-77', 'other.json.tmp-1', 'notes.json.txt'])
      writeFileSync(join(folder, name), '{');
    expect(open()).toMatchObject({ initial: notes('a'), warning: null });
    expect(files()).toEqual(['notes.json', 'notes.json.txt', 'other.json.tmp-1']);
  });

  it('opens also where that can’t be removed', () => {
    open().write(notes('a'));
    mkdirSync(`${file}.tmp-1`);
    expect(open()).toMatchObject({ initial: notes('a'), warning: null });
  });
});

describe('content that is settled', () => {
  it('is in the copy too, so that nothing of what was there before comes back', () => {
    const store = open();
    store.write(notes('a'));
    store.write(notes('b'));
    store.settle(notes('c'));
    expect([onDisk(backup), onDisk(file)]).toEqual([notes('c'), notes('c')]);
    store.write(notes('d'));
    expect([onDisk(backup), onDisk(file)]).toEqual([notes('c'), notes('d')]);
  });

  it('has no copy where there was nothing before', () => {
    open().settle(notes('a'));
    expect(files()).toEqual(['notes.json']);
  });

  it('that can’t be written is a failure, and the old content stands', async () => {
    const store = open();
    store.write(notes('a'));
    const inTheWay = `${file}.tmp-${process.pid}`;
    mkdirSync(inTheWay);
    expect((await failureOf(() => store.settle(notes('b')))).code).toBe('store-unwritable');
    expect(onDisk(file)).toEqual(notes('a'));
    rmSync(inTheWay, { recursive: true });
    store.write(notes('c'));
    expect([onDisk(backup), onDisk(file)]).toEqual([notes('a'), notes('c')]);
  });
});

describe('a store that is removed', () => {
  it('leaves neither file nor copy', () => {
    const store = open();
    store.write(notes('a'));
    store.write(notes('b'));
    store.remove();
    expect(files()).toEqual([]);
    expect(open()).toMatchObject({ initial: empty, warning: null });
  });
});

describe('a damaged file', () => {
  it('cut off at any byte is kept aside as it is, and the copy takes its place', () => {
    const whole = JSON.stringify(notes('a', 'ü'));
    for (let length = 0; length < Buffer.byteLength(whole); length++) {
      const cut = Buffer.from(whole).subarray(0, length);
      for (const name of files()) rmSync(join(folder, name));
      writeFileSync(file, cut);
      writeFileSync(backup, JSON.stringify(notes('before')));
      const { initial, warning, write } = open();
      expect(initial).toEqual(notes('before'));
      expect(aside()).toHaveLength(1);
      expect(readFileSync(join(folder, aside()[0] ?? ''))).toEqual(cut);
      expect(warning).toBe(
        `${file} could not be read and was kept as ${join(folder, aside()[0] ?? '')}. The copy from before the last change was restored.`,
      );
      expect(onDisk(file)).toEqual(notes('before'));
      write(notes('after'));
      expect(open()).toMatchObject({ initial: notes('after'), warning: null });
    }
  });

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['a text', '"a"'],
    ['an empty object', '{}'],
    ['a later version', '{"version":2,"notes":["from the future"]}'],
    ['other content', '{"version":1,"notes":[7]}'],
    ['a byte order mark', `\ufeff${JSON.stringify(notes('a'))}`],
    ['zeros, as a crash may leave them', '\0'.repeat(64)],
    ['two files in one', `${JSON.stringify(notes('a'))}${JSON.stringify(notes('b'))}`],
  ])('that holds %s is never overwritten', (_name, text) => {
    writeFileSync(file, text);
    const store = open();
    expect(store.initial).toEqual(empty);
    expect(store.warning).toMatch(
      /was kept as .*damaged.*There was no usable copy of it, so Tokendock starts without\.$/,
    );
    store.write(notes('new'));
    store.write(notes('newer'));
    expect(readFileSync(join(folder, aside()[0] ?? ''), 'utf8')).toBe(text);
    expect(open()).toMatchObject({ initial: notes('newer'), warning: null });
  });

  it('whose copy can’t be used either is kept with it, and a new one is begun', () => {
    writeFileSync(file, '{');
    const copy = '{"version":2,"notes":["from the future"]}';
    writeFileSync(backup, copy);
    const store = open();
    expect(store.initial).toEqual(empty);
    for (const text of ['new', 'newer', 'newest']) store.write(notes(text));
    expect(aside().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['{', copy]);
    expect(open().initial).toEqual(notes('newest'));
  });

  it('with one bit turned is kept aside, though it is still good JSON', () => {
    const store = open();
    store.write(notes('before'));
    store.write(notes('https://api.neostra.io'));
    const turned = readFileSync(file, 'utf8').replace('neostra', 'neostsa');
    writeFileSync(file, turned);
    expect(open()).toMatchObject({ initial: notes('before'), warning: expect.stringContaining('was restored') });
    expect(readFileSync(join(folder, aside()[0] ?? ''), 'utf8')).toBe(turned);
  });

  it('and the next one are kept side by side', async () => {
    for (const text of ['{1', '{2']) {
      writeFileSync(file, text);
      open();
      // Each is named for its millisecond.
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(aside().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['{1', '{2']);
  });
});

describe('a missing file', () => {
  it('is restored from its copy, and that is said', () => {
    const store = open();
    store.write(notes('a'));
    store.write(notes('b'));
    rmSync(file);
    expect(open()).toMatchObject({
      initial: notes('a'),
      warning: `${file} was missing. The copy from before the last change was restored.`,
    });
    expect(open()).toMatchObject({ initial: notes('a'), warning: null });
  });

  it('with a damaged copy begins anew, and that is said', () => {
    writeFileSync(backup, '');
    expect(open()).toMatchObject({ initial: empty, warning: expect.stringContaining('starts without') });
  });
});

describe('a file that can’t be read', () => {
  it('is left alone: nothing is written in its place, and that is said', async () => {
    mkdirSync(file);
    writeFileSync(join(file, 'inside'), 'kept');
    const { initial, warning, write } = open();
    expect(initial).toEqual(empty);
    expect(warning).toMatch(/can’t be read \((EISDIR|EPERM)\), so nothing is changed in it\./);
    expect(await failureOf(() => write(notes('a')))).toMatchObject({ code: 'store-unwritable' });
    expect(readFileSync(join(file, 'inside'), 'utf8')).toBe('kept');
    expect(files()).toEqual(['notes.json']);
  });
});

describe('a damaged file that can’t be set aside', () => {
  it('is left alone too', async () => {
    // The longest that fits a file name with `.json` after it, but not with more than that.
    const name = 'n'.repeat(245);
    const path = join(folder, `${name}.json`);
    writeFileSync(path, '{');
    const { initial, warning, write } = openSafeStore<Notes>({ folder, name, schema, empty });
    expect(initial).toEqual(empty);
    expect(warning).toContain('so nothing is changed in it');
    expect((await failureOf(() => write(notes('a')))).code).toBe('store-unwritable');
    expect(readFileSync(path, 'utf8')).toBe('{');
  });
});

describe('a change that can’t be written', () => {
  it('is a failure that says where and why, and the old content stands', async () => {
    const store = open();
    store.write(notes('a'));
    store.write(notes('b'));
    // In the way of the copy that is written first.
    const inTheWay = `${backup}.tmp-${process.pid}`;
    mkdirSync(inTheWay);
    const failure = await failureOf(() => store.write(notes('c')));
    expect(failure.code).toBe('store-unwritable');
    expect(failure.message).toMatch(
      /^The change was not saved in .*\. (Writing failed|Tokendock may not write there) \([A-Z_]+\); what was there before is kept\.$/,
    );
    expect(failure.message).toContain(folder);
    expect([onDisk(backup), onDisk(file)]).toEqual([notes('a'), notes('b')]);
    rmSync(inTheWay, { recursive: true });
    store.write(notes('c'));
    expect(open()).toMatchObject({ initial: notes('c'), warning: null });
  });

  it('is a failure also where the file itself can’t be replaced, and the next start tidies up', async () => {
    const store = open();
    // A folder that is not empty can’t be replaced by a file.
    mkdirSync(join(file, 'inside'), { recursive: true });
    expect((await failureOf(() => store.write(notes('c')))).code).toBe('store-unwritable');
    expect(existsSync(join(file, 'inside'))).toBe(true);
    open();
    expect(files()).toEqual(['notes.json']);
  });
});
