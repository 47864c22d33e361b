import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { IntlMessageFormat } from 'intl-messageformat';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../src/contract/language/en.ts';
import { es } from '../../src/contract/language/es.ts';
import { messagesWithoutSkeletons } from './messages-without-skeletons.ts';

const folder = mkdtempSync(join(tmpdir(), 'tokendock-bundling-'));
let Format: typeof IntlMessageFormat;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [messagesWithoutSkeletons()],
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, '../../node_modules/intl-messageformat/index.js'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'messages.mjs' } },
    },
  });
  ({ IntlMessageFormat: Format } = await import(pathToFileURL(join(folder, 'messages.mjs')).href));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads every message of the catalogues', () => {
  for (const [language, messages] of Object.entries({ en, es })) {
    for (const message of Object.values(messages)) {
      expect(new Format(message, language, undefined, { ignoreTag: true }).getAst()).not.toEqual([]);
    }
  }
});

it('refuses a skeleton, and leaves their table out', () => {
  expect(() => new Format('{when, number, ::currency/EUR}', 'en')).toThrow('INVALID_NUMBER_SKELETON');
  expect(readFileSync(join(folder, 'messages.mjs'), 'utf8')).not.toContain('419');
});
