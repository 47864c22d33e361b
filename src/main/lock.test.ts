import { expect, it } from 'vitest';
import { createLock } from './lock.ts';
import { failureOf } from './testing/failure-of.ts';

function aLock(given: Partial<Parameters<typeof createLock>[0]> = {}) {
  const heard: string[] = [];
  const lock = createLock({
    onLock: () => Promise.resolve(void heard.push('drop')),
    onChange: (locked) => heard.push(locked ? 'locked' : 'unlocked'),
    askSystem: () => Promise.resolve(),
    ...given,
  });
  return { lock, heard };
}

it('a lock hides everything first, then drops what is in memory, and once', async () => {
  const { lock, heard } = aLock();
  await Promise.all([lock.lock(), lock.lock()]);
  expect(heard).toEqual(['locked', 'drop']);
  expect(lock.isLocked()).toBe(true);
  expect((await failureOf(() => lock.requireUnlocked())).code).toBe('locked');
});

it('a lock stays where dropping fails', async () => {
  const { lock } = aLock({ onLock: () => Promise.reject(new Error('clipboard')) });
  await lock.lock();
  expect(lock.isLocked()).toBe(true);
});

it('a lock opens once the system knows the person', async () => {
  const { lock, heard } = aLock();
  await lock.unlock();
  await lock.lock();
  await lock.unlock();
  expect(heard).toEqual(['locked', 'drop', 'unlocked']);
  lock.requireUnlocked();
});

it('a lock stays where the system does not know the person', async () => {
  const { lock } = aLock({ askSystem: () => Promise.reject(new Error('cancelled')) });
  await lock.lock();
  expect((await failureOf(() => lock.unlock())).code).toBe('locked');
  expect(lock.isLocked()).toBe(true);
});
