import { readFileSync } from 'node:fs';

const intervalMs = 5;

/**
 * Watches how long this thread's event loop stands still by its own doing: blocked in a call, or computing. Time in
 * which the kernel had no CPU for it is left out (the second number of `schedstat`, so Linux only), since a busy
 * machine stops an idle loop for hundreds of ms as well.
 */
export function watchOwnLag(): { stop(): number } {
  let longest = 0;
  let at = performance.now();
  let waited = waitedForCpu();
  const tick = (): void => {
    const now = performance.now();
    const waitedNow = waitedForCpu();
    longest = Math.max(longest, now - at - intervalMs - (waitedNow - waited));
    at = now;
    waited = waitedNow;
  };
  const timer = setInterval(tick, intervalMs);
  return {
    /** The longest standstill, in ms. */
    stop() {
      tick();
      clearInterval(timer);
      return longest;
    },
  };
}

/** In ms since the thread began. */
function waitedForCpu(): number {
  const [, nanoseconds] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}
