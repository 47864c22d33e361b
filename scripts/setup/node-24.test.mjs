import { expect, it } from 'vitest';
import { runsTypeScript } from './node-24.mjs';
import sources from './node-24.json' with { type: 'json' };

it.each([
  ['20.19.0', false],
  ['22.12.0', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['23.11.0', false],
  ['24.0.0', true],
  ['26.1.0', true],
])('Node %s is used as it is: %s', (version, expected) => {
  expect(runsTypeScript(version)).toBe(expected);
});

it.each(Object.entries(sources))('what is added on %s runs TypeScript and is pinned by its hash', (_system, source) => {
  expect(runsTypeScript(source.version)).toBe(true);
  expect(source.integrity).toMatch(/^sha512-[\w+/]{86}==$/);
});
