import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTicker, type Visibility } from './ticker.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

function windowThatHides(): Visibility & { readonly hide: (hidden: boolean) => void } {
  let hidden = false;
  let heard: (() => void) | undefined;
  return {
    isHidden: () => hidden,
    onChange: (listener) => {
      heard = listener;
      return () => undefined;
    },
    hide: (value) => {
      hidden = value;
      heard?.();
    },
  };
}

test('every listener hears each second, from one timer', () => {
  const ticker = createTicker(windowThatHides());
  const first = vi.fn<() => void>();
  const second = vi.fn<() => void>();
  ticker.subscribe(first);
  ticker.subscribe(second);
  first.mockClear();

  vi.advanceTimersByTime(3000);

  expect(first).toHaveBeenCalledTimes(3);
  expect(second).toHaveBeenCalledTimes(3);
  expect(vi.getTimerCount()).toBe(1);
  expect(ticker.now()).toBe(1_003_000);
});

test('the time stands still between two ticks', () => {
  const ticker = createTicker(windowThatHides());
  ticker.subscribe(() => undefined);
  vi.advanceTimersByTime(1500);
  expect(ticker.now()).toBe(1_001_000);
});

test('nothing runs while nobody listens', () => {
  const ticker = createTicker(windowThatHides());
  const stop = ticker.subscribe(() => undefined);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing runs while the window is hidden, and it is right at once when it shows again', () => {
  const visibility = windowThatHides();
  const ticker = createTicker(visibility);
  const listener = vi.fn<() => void>();
  ticker.subscribe(listener);
  listener.mockClear();

  visibility.hide(true);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(3_600_000);
  expect(listener).not.toHaveBeenCalled();

  visibility.hide(false);
  expect(listener).toHaveBeenCalledTimes(1);
  expect(ticker.now()).toBe(4_600_000);
});
