import { describe, expect, it } from 'vitest';
import { decode, encode } from './codec.ts';

const survivors: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['text with quotes and emoji', 'a "quoted" 😀'],
  ['not a number', Number.NaN],
  ['minus infinity', -Infinity],
  ['minus zero', -0],
  ['a big integer', 12345678901234567890n],
  ['a date', new Date(5)],
  ['an invalid date', new Date(Number.NaN)],
  ['a regular expression', /a+/giu],
  ['a map with objects for keys', new Map([[{ key: 1 }, [undefined]]])],
  ['a set', new Set([1, 'two'])],
  ['bytes', new Uint8Array([0, 255])],
  ['part of a buffer', new Uint8Array([1, 2, 3, 4]).subarray(1, 3)],
  ['floats', new Float64Array([0.5, -1])],
  ['a buffer', new Uint8Array([7]).buffer],
  ['deep data', { list: [{ a: undefined, b: [null] }], empty: {} }],
  ['an object that looks like a tag', { $: 'date', v: 1 }],
];

describe('messages between main and a page', () => {
  it.each(survivors)('keep %s', (_name, value) => {
    expect(decode(encode(value))).toEqual(value);
  });

  it('keep the kind and message of errors', () => {
    const copy = decode(encode(new TypeError('no luck')));
    expect(copy).toBeInstanceOf(Error);
    expect(copy).toMatchObject({ name: 'TypeError', message: 'no luck' });
  });

  it.each([
    ['a function', () => 1],
    ['a function deep inside', { list: [() => 1] }],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve(1)],
  ])('refuse %s in the words of Electron', (_name, value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned.');
  });

  it('drop the class of an object, as structured clone does', () => {
    class Account {
      readonly label = 'prod';
    }
    expect(decode(encode(new Account()))).toStrictEqual({ label: 'prod' });
  });

  it('refuse cycles rather than hang', () => {
    const cycle: { self?: object } = {};
    cycle.self = cycle;
    expect(() => encode(cycle)).toThrow('cyclic');
  });

  it('leave plain data readable for a search', () => {
    expect(encode([{ token: 'abc"def' }])).toBe(JSON.stringify([{ token: 'abc"def' }]));
  });
});
