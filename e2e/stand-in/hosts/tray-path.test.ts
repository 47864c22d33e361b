import { describe, expect, it } from 'vitest';
import { findItem } from './tray-path.ts';

const items = [
  ['prod two – 5 min left'],
  ['prod – 42 min left'],
  ['Cloudidr', 'prod – 42 min left'],
  ['Cloudidr', 'staging'],
  ['Neostra', 'staging'],
  ['Quit'],
];

describe('the item that a path means', () => {
  it.each([
    [['Quit'], 5],
    [['prod'], 1],
    [['prod two'], 0],
    [['Cloudidr', 'prod'], 2],
    [['Neo', 'stag'], 4],
    [['staging'], 3],
  ])('%j is item %i', (path, index) => {
    expect(findItem(items, path)).toBe(index);
  });

  it('is none where nothing fits, and the message lists what there is', () => {
    expect(() => findItem(items, ['Settings'])).toThrow('The tray has no item "Settings", but: prod two');
  });

  it('is none where different items fit equally well', () => {
    expect(() => findItem([['dev one'], ['dev two']], ['dev'])).toThrow('could mean several');
  });
});
