import { expect, it } from 'vitest';
import { RowKeys } from './row-keys.ts';

/** Of the last of these lists, which are drawn one after the other. */
function keysOf(...lists: readonly (readonly string[])[]): string[] {
  const keys = new RowKeys();
  return lists.map((ids) => [...keys.of(ids)].map(([id, key]) => `${id}${key}`)).at(-1) ?? [];
}

it('are counted from 0 at first', () => {
  expect(keysOf(['a', 'b', 'c'])).toEqual(['a0', 'b1', 'c2']);
});

it('stay with those that are still drawn, wherever they go', () => {
  expect(keysOf(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['c2', 'a0', 'b1']);
});

it('go from those that leave to those that come, in their order', () => {
  expect(keysOf(['a', 'b', 'c'], ['x', 'b', 'y'])).toEqual(['x0', 'b1', 'y2']);
});

it('are new where more come than leave', () => {
  expect(keysOf(['a', 'b'], ['x', 'y', 'z', 'a'])).toEqual(['x1', 'y2', 'z3', 'a0']);
});

it('never belong to two', () => {
  expect(keysOf(['a', 'b', 'c'], ['c'], ['c', 'd', 'e', 'f'])).toEqual(['c2', 'd3', 'e4', 'f5']);
  expect(keysOf(['a', 'b'], [], ['c', 'd'])).toEqual(['c0', 'd1']);
});
