import * as fc from 'fast-check';
import { maxValueLength } from '../../../src/main/keychain/accepted.ts';

export interface OddValue {
  readonly name: string;
  readonly value: string;
}

/** In UTF-16 code units: about the edges of what Windows keeps (2,560 bytes) and of twice that. */
const edges = [1, 1279, 1280, 1281, 2559, 2560, 2561];
const fillings = {
  letters: 'x',
  accents: 'é',
  emoji: '😀',
  'NUL characters': '\0',
  'line breaks': '\n',
  'lone surrogates': '\ud83d',
  quotes: '"\\',
} as const;
type Filling = keyof typeof fillings;

/** One with a letter before it as well, so that pairs of surrogates meet an even edge and an odd one. */
function filled(length: number, filling: Filling): OddValue[] {
  const value = fillings[filling].repeat(length);
  return [
    { name: `${length} of ${filling}`, value: value.slice(0, length) },
    { name: `${length} of a letter and ${filling}`, value: `a${value}`.slice(0, length) },
  ];
}

function filledAll(lengths: readonly number[], names: readonly Filling[]): OddValue[] {
  return lengths.flatMap((length) => names.flatMap((name) => filled(length, name)));
}

const few: readonly OddValue[] = [
  ...filledAll([1280, 1281, 2561], ['emoji']),
  ...filledAll([2560], ['lone surrogates', 'NUL characters']),
  ...filledAll([32_768], ['letters']),
  ...filledAll([100 * 1024], ['emoji']).slice(1),
];
const all: readonly OddValue[] = [
  ...filledAll(edges, ['letters', 'accents', 'emoji', 'NUL characters', 'line breaks', 'lone surrogates', 'quotes']),
  ...filledAll([32_768], ['letters', 'emoji', 'NUL characters']),
  ...filledAll([100 * 1024], ['letters', 'emoji']),
  ...filledAll([100 * 1024], ['lone surrogates']).slice(1),
];

const short: readonly OddValue[] = [
  { name: 'nothing', value: '' },
  { name: 'a lone low surrogate', value: '\udc00' },
  { name: 'surrogates the wrong way round', value: '\udc00\ud800' },
  { name: 'our own mark', value: 'tokendock:json:"x"' },
  { name: 'the head of parts', value: `tokendock:parts:0:2:${'0'.repeat(64)}` },
  { name: 'spaces', value: '  ' },
  { name: 'a byte order mark', value: '\ufeffx' },
  { name: 'a session', value: JSON.stringify({ accessToken: 'a.b.c', csrf: null }) },
];

/** Code units without any order. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  maxLength: 3000,
  size: 'max',
});

/** All of them, or the few that a quick run has time for; and so many random ones. */
export function oddValues({ quick, seed, random }: { quick: boolean; seed: number; random: number }): OddValue[] {
  const texts = fc.sample(anyText, { seed, numRuns: random });
  return [...short, ...(quick ? few : all), ...texts.map((value, index) => ({ name: `random text ${index}`, value }))];
}

/** More than any keychain is given. */
export const refusedValues: readonly OddValue[] = [
  { name: 'one character too many', value: 'x'.repeat(maxValueLength + 1) },
];
