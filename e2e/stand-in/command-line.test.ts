import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCommandLine, readManifest } from './command-line.ts';

const fixture = join(import.meta.dirname, 'fixture');
const repository = join(import.meta.dirname, '../..');

it('runs the app in the folder that comes first, else the repository’s', () => {
  expect(readCommandLine([fixture, '--hidden'])).toMatchObject({ appPath: fixture, args: ['--hidden'] });
  expect(readCommandLine(['--hidden', fixture])).toMatchObject({ appPath: repository, args: ['--hidden', fixture] });
});

it('knows switches with and without a value, whose names are lower case', () => {
  const { switches } = readCommandLine(['--User-Data-Dir=/a b/c=d', '--hidden', 'plain']);
  expect([...switches]).toEqual([
    ['user-data-dir', '/a b/c=d'],
    ['hidden', ''],
  ]);
});

it('reads the app’s name, version and bundle from its manifest', () => {
  const manifest = { name: 'stand-in-fixture', productName: 'Fixture', version: '1.2.3', main: 'main.ts' };
  expect(readManifest(fixture)).toEqual(manifest);
});
