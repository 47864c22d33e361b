import { expect, it } from 'vitest';
import { RowElements } from './row-elements.ts';

/** For the last of these lists, which are drawn one after the other; in brackets what draws nobody then. */
function elementsFor(lists: readonly string[], kept: string | null = null): string {
  const elements = new RowElements();
  return (
    lists
      .map((ids) =>
        elements
          .draw(
            Array.from(ids, (id) => ({ id, label: '', text: '' })),
            kept,
          )
          .map(({ number, account: { id }, index }) => (index === null ? `(${number})` : `${id}${number}`))
          .join(' '),
      )
      .at(-1) ?? ''
  );
}

it('counts from 0', () => {
  expect(elementsFor(['abc'])).toBe('a0 b1 c2');
});

it('leaves an account its element where most stay, wherever they go', () => {
  expect(elementsFor(['abc', 'cab'])).toBe('c2 a0 b1');
  expect(elementsFor(['abcd', 'bcde'])).toBe('b1 c2 d3 e0');
});

it('gives the elements in their order to others where most go', () => {
  expect(elementsFor(['abcdef', 'xfy'])).toBe('x0 f1 y2 (3) (4) (5)');
});

it('leaves the kept account its element even there', () => {
  expect(elementsFor(['abcdef', 'xfy'], 'f')).toBe('x0 (2) (3) (4) f5 y1');
});

it('uses the spare ones before it makes new ones', () => {
  expect(elementsFor(['abc', 'a', 'axyz'])).toBe('a0 x1 y2 z3');
});

it('leaves those that draw nobody where they are', () => {
  expect(elementsFor(['abcd', 'c'])).toBe('(0) (1) c2 (3)');
  expect(elementsFor(['abcd', 'c', 'xcyz'])).toBe('x0 c2 y1 z3');
});

it('keeps none of them for an account that comes back', () => {
  expect(elementsFor(['abc', 'a', 'ac'])).toBe('a0 c1 (2)');
  expect(elementsFor(['abc', '', 'cba'])).toBe('c0 b1 a2');
});

it('never gives one to two', () => {
  expect(elementsFor(['abc', 'c', 'cdefg'])).toBe('c2 d0 e1 f3 g4');
});
