import type { Lag } from './calls.ts';
import { processorWait } from './processor-wait.ts';

interface LagMeter {
  read(): Lag;
  reset(): void;
}

/**
 * Watches how late a timer of this thread comes. On Linux the time that the thread waited for a processor is taken
 * off: what else a busy machine does is no doing of the program, while work and blocking calls of its own count whole.
 * Also sent to Electron as source: it uses nothing but `processorWait` from outside itself.
 */
export function startLagMeter(): LagMeter {
  const intervalMs = 4;
  const longestMemory = 100_000;
  let delays: number[] = [];
  let maxWithWaitsMs = 0;
  let last = performance.now();
  let lastWait = processorWait();

  const look = (): void => {
    const now = performance.now();
    const wait = processorWait();
    const late = Math.max(0, now - last - intervalMs);
    maxWithWaitsMs = Math.max(maxWithWaitsMs, late);
    if (delays.length < longestMemory) delays.push(Math.max(0, late - (wait - lastWait)));
    last = now;
    lastWait = wait;
    setTimeout(look, intervalMs).unref();
  };
  look();

  return {
    read() {
      const sorted = delays.toSorted((a, b) => a - b);
      const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
      return { maxMs: at(1), p99Ms: at(0.99), maxWithWaitsMs };
    },
    reset() {
      delays = [];
      maxWithWaitsMs = 0;
      last = performance.now();
      lastWait = processorWait();
    },
  };
}
