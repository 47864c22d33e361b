import '../testing/without-electron.ts';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, openSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCounted } from '../testing/saving-process.ts';
import type { Done, Job } from '../testing/saving-process.ts';
import { quickFolder, temporaryFolder } from '../testing/temporary-folder.ts';

const program = ['without-electron.ts', 'saving-process.ts'].map((name) =>
  join(import.meta.dirname, '../testing', name),
);
const nodeArguments = ['--import', ...program];

describe('whatever is written', () => {
  it('can be read by its owner alone', () => {
    const folder = temporaryFolder();
    const { write } = openCounted(folder);
    for (const count of [1, 2, 3]) write({ count, padding: '' });
    for (const name of ['counted.json', 'counted.json.bak'])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('can be read by its owner alone also where the old file was open to all', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'counted.json');
    writeFileSync(file, '{"count":1,"padding":""}');
    chmodSync(file, 0o644);
    openCounted(folder).write({ count: 2, padding: '' });
    for (const name of [file, `${file}.bak`]) expect(statSync(name).mode & 0o777).toBe(0o600);
  });
});

/** Does the jobs in a process that can write at most 4 to 8 KB into a file: then, as on a full disk, writing ends early. */
async function saveWithLittleRoom(jobs: readonly Job[]): Promise<Done[]> {
  const limited = [
    '-c',
    'ulimit -f 8 && exec "$@"',
    'sh',
    process.execPath,
    ...nodeArguments,
    'once',
    JSON.stringify(jobs),
  ];
  const { stdout } = await promisify(execFile)('sh', limited);
  return JSON.parse(stdout);
}

const state = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

const unwritable = expect.stringMatching(
  /^store-unwritable: The change was not saved in .*; what was there before is kept\.$/,
);

describe('where the room on the disk ends while saving', () => {
  it.each([false, true])('the old content stands and a failure says so (in a Snap: %s)', async (snap) => {
    const small = quickFolder();
    openCounted(small).write({ count: 1, padding: 'small' });
    const large = quickFolder();
    const { write } = openCounted(large);
    write({ count: 1, padding: 'y'.repeat(20_000) });
    write({ count: 2, padding: 'y'.repeat(20_000) });
    const before = { small: state(small), large: state(large) };
    const [grown, changed] = await saveWithLittleRoom([
      { folder: small, size: 20_000, snap },
      // Here there is no room even for the copy of the old content.
      { folder: large, size: 10, snap },
    ]);
    expect(grown).toEqual({ count: 1, warning: null, end: unwritable });
    expect(changed).toEqual({ count: 2, warning: null, end: unwritable });
    expect(state(small)).toEqual(before.small);
    expect(state(large)).toEqual(before.large);
  });

  it('a first change leaves nothing behind', async () => {
    const folder = quickFolder();
    expect(await saveWithLittleRoom([{ folder, size: 20_000, snap: false }])).toEqual([
      { count: 0, warning: null, end: unwritable },
    ]);
    expect(state(folder)).toEqual({});
  });

  it('a copy that there is no room to restore is read all the same, and is still there afterwards', async () => {
    const folder = quickFolder();
    const file = join(folder, 'counted.json');
    writeFileSync(file, '{"cou');
    writeFileSync(`${file}.bak`, JSON.stringify({ count: 7, padding: 'y'.repeat(20_000) }));
    const [done] = await saveWithLittleRoom([{ folder, size: 20_000, snap: false }]);
    expect(done).toMatchObject({ count: 7, end: unwritable });
    const { initial, write } = openCounted(folder);
    expect(initial.count).toBe(7);
    write({ count: 8, padding: '' });
    write({ count: 9, padding: '' });
    expect(openCounted(folder).initial.count).toBe(9);
  });
});

/** Starts a process that saves and saves, kills it in the midst of that, and answers what it last called saved. */
async function killWhileSaving(folder: string, compiled: string, snap: boolean): Promise<number> {
  const { SNAP: _outer, ...outer } = process.env;
  const env = { ...outer, NODE_COMPILE_CACHE: compiled, ...(snap && { SNAP: '/snap/tokendock/1' }) };
  // Into a file and not a pipe, which would make it wait for this process's reading.
  const told = join(compiled, `told-${snap}`);
  const output = openSync(told, 'w');
  const child = spawn(process.execPath, [...nodeArguments, 'endless', folder], {
    env,
    stdio: ['ignore', output, 'inherit'],
  });
  closeSync(output);
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  while (child.exitCode === null && statSync(told).size === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
  child.kill('SIGKILL');
  const [, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error('The process ended by itself.');
  return Number(readFileSync(told, 'utf8').split('\n').at(-2));
}

/** One round after another in a folder: what was found wrong after each kill. */
async function killAgainAndAgain(rounds: number, snap: boolean, compiled: string): Promise<string[]> {
  const folder = quickFolder();
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const saved = await killWhileSaving(folder, compiled, snap);
    const { initial, warning } = openCounted(folder);
    const { count, padding } = initial;
    if (count !== saved && count !== saved + 1) wrong.push(`${saved} was saved, ${count} was found`);
    if (padding.length !== 60_000 + (count % 7) * 1000) wrong.push(`${count} has a length of ${padding.length}`);
    // Only what is written in place can be found cut off.
    if (!snap && warning !== null) wrong.push(warning);
    const left = readdirSync(folder).filter((name) => !/^counted\.(json(\.bak)?|damaged-.*\.json)$/.test(name));
    wrong.push(...left.map((name) => `${name} was left behind`));
  }
  return wrong;
}

it(
  'thirty processes that are killed while they save, twenty of them in a Snap, lose nothing that they called saved',
  { timeout: 60_000 },
  async () => {
    const compiled = temporaryFolder();
    const wrong = await Promise.all([killAgainAndAgain(10, false, compiled), killAgainAndAgain(20, true, compiled)]);
    expect(wrong).toEqual([[], []]);
  },
);
