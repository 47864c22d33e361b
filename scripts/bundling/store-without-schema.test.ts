import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeWithoutSchema } from './store-without-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'tokendock-bundling-'));
let Conf: new (options: object) => { store: Record<string, unknown> };

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [storeWithoutSchema()],
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, '../../node_modules/conf/dist/source/index.js'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'conf.mjs' } },
    },
  });
  ({ default: Conf } = await import(pathToFileURL(join(folder, 'conf.mjs')).href));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('writes and reads as before', () => {
  const store = new Conf({ cwd: folder, configName: 'notes', accessPropertiesByDotNotation: false });
  store.store = { notes: ['one'] };
  expect(JSON.parse(readFileSync(join(folder, 'notes.json'), 'utf8'))).toEqual({ notes: ['one'] });
  expect(new Conf({ cwd: folder, configName: 'notes' }).store).toEqual({ notes: ['one'] });
});

it('says so when it is asked for what was left out', () => {
  const options = { cwd: folder, configName: 'others', projectVersion: '1.0.0' };
  expect(() => new Conf({ ...options, schema: { notes: { type: 'array' } } })).toThrow('the option schema');
  expect(() => new Conf({ ...options, migrations: { '1.0.0': () => {} } })).toThrow('the option migrations');
});

it('holds no JSON-schema validator', () => {
  const code = readFileSync(join(folder, 'conf.mjs'), 'utf8');
  expect(code).not.toContain('json-schema.org');
  expect(code).not.toContain('Invalid comparator');
});
