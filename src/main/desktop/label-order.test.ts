import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLabelOrder } from './label-order.ts';

it('orders as the window does, and lets labels that differ in case alone be equal', () => {
  const places = createLabelOrder()(['b', 'Team 10', 'a', 'C', 'team 9', 'B']);
  const place = (label: string): number => places.get(label) ?? Number.NaN;
  expect(place('b')).toBe(place('B'));
  expect(['Team 10', 'C', 'team 9', 'a', 'b'].toSorted((a, b) => place(a) - place(b))).toEqual([
    'a',
    'b',
    'C',
    'team 9',
    'Team 10',
  ]);
});

it('orders the same whatever it was asked before', () => {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 3 }))), (lists) => {
      const orderOf = createLabelOrder();
      for (const labels of lists) {
        const places = orderOf(labels);
        const place = (label: string): number => places.get(label) ?? Number.NaN;
        expect(labels.toSorted((a, b) => place(a) - place(b))).toEqual(labels.toSorted(collator.compare));
      }
    }),
  );
});
