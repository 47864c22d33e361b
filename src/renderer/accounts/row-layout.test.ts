import { describe, expect, it } from 'vitest';
import type { Section } from './listing.ts';
import { RowCollection } from './row-collection.ts';
import { RowHeights, RowLayout } from './row-layout.ts';

const sections: readonly Section[] = [
  { id: 'pinned', name: '', accounts: [{ id: 'a', label: 'A', text: 'a' }] },
  {
    id: 'cloudidr',
    name: 'Cloudidr',
    accounts: [
      { id: 'b', label: 'B', text: 'b' },
      { id: 'c', label: 'C', text: 'c' },
    ],
  },
];

describe('the layout', () => {
  it('places rows below their headings, one under the other', () => {
    const layout = new RowLayout(sections, new RowHeights());
    expect([0, 1, 2].map((place) => layout.topOf(place))).toEqual([34, 122, 176]);
    expect(layout.height).toBe(230);
    expect(layout.placedSections.map(({ first, top, height }) => [first, top, height])).toEqual([
      [0, 0, 88],
      [1, 88, 142],
    ]);
  });

  it('moves what lies below a row that turned out taller, also in the layouts that follow', () => {
    const heights = new RowHeights();
    const layout = new RowLayout(sections, heights);
    expect(layout.topOf(2)).toBe(176);
    expect(heights.measured('b', 80)).toBe(true);
    expect(heights.measured('b', 80)).toBe(false);
    expect([layout.topOf(1), layout.topOf(2), layout.height]).toEqual([122, 202, 256]);
    expect(new RowLayout(sections, heights).height).toBe(256);
  });

  it('takes nothing from a row that has left the page', () => {
    const heights = new RowHeights();
    expect(heights.measured('b', 0)).toBe(false);
    expect(heights.of('b')).toBe(54);
  });

  it('finds the first row that reaches below a height', () => {
    const layout = new RowLayout(sections, new RowHeights());
    expect([-600, 0, 87, 122, 175, 176, 229, 230, 9999].map((y) => layout.firstBelow(y))).toEqual([
      0, 0, 0, 1, 1, 2, 2, 3, 3,
    ]);
    expect(new RowLayout([], new RowHeights()).firstBelow(0)).toBe(0);
  });
});

describe('the rows', () => {
  const rows = new RowCollection(sections);

  it('follow one another across sections', () => {
    expect([...rows.getKeys()]).toEqual(['a', 'b', 'c']);
    expect([rows.getFirstKey(), rows.getKeyAfter('a'), rows.getKeyAfter('c'), rows.getLastKey()]).toEqual([
      'a',
      'b',
      null,
      'c',
    ]);
    expect([rows.getKeyBefore('b'), rows.getKeyBefore('a'), rows.getKeyBefore('x'), rows.getKeyAfter('x')]).toEqual([
      'a',
      null,
      null,
      null,
    ]);
  });

  it('are described as they are asked for', () => {
    expect(rows.getItem('b')).toMatchObject({ type: 'item', key: 'b', textValue: 'B', index: 1 });
    expect(rows.getItem('x')).toBeNull();
    expect([...rows].map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(new RowCollection([]).getFirstKey()).toBeNull();
  });
});
