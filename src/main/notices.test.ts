import { expect, it } from 'vitest';
import type { Notice } from '../contract/state.ts';
import { createNotices } from './notices.ts';

function someNotices() {
  const told: (readonly Notice[])[] = [];
  return { told, notices: createNotices((list) => told.push(list)) };
}

it('a notice stays until it is dismissed, and the window is told of both', () => {
  const { told, notices } = someNotices();
  notices.add('A file was damaged.');
  notices.add('The disk is full.');
  const [first, second] = notices.list();
  expect([first?.text, second?.text]).toEqual(['A file was damaged.', 'The disk is full.']);
  notices.dismiss(first?.id ?? '');
  expect(notices.list()).toEqual([second]);
  expect(told).toEqual([[first], [first, second], [second]]);
});

it('the same is not said twice at a time, but again after it was dismissed', () => {
  const { told, notices } = someNotices();
  notices.add('The disk is full.');
  notices.add('The disk is full.');
  expect(notices.list()).toHaveLength(1);
  expect(told).toHaveLength(1);
  notices.dismiss(notices.list()[0]?.id ?? '');
  notices.add('The disk is full.');
  expect(notices.list()).toHaveLength(1);
});

it('where nothing is wrong nothing is said', () => {
  const { told, notices } = someNotices();
  notices.add(null);
  expect(notices.list()).toEqual([]);
  expect(told).toEqual([]);
});
