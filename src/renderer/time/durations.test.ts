import { expect, test } from 'vitest';
import { durationWords } from './durations.ts';

const s = 1000;
const min = 60 * s;
const h = 60 * min;

test.each([
  [-5 * s, '0 s'],
  [0, '0 s'],
  [999, '0 s'],
  [30 * s, '30 s'],
  [59.9 * s, '59 s'],
  [min, '1 min'],
  [42 * min + 59 * s, '42 min'],
  [h - 1, '59 min'],
  [h, '1 h'],
  [h + 59 * s, '1 h'],
  [65 * min, '1 h 5 min'],
  [24 * h - 1, '23 h 59 min'],
  [47 * h, '47 h'],
  [51 * h, '2 d 3 h'],
  [72 * h, '3 d'],
])('%i ms reads "%s"', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});
