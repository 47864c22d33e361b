import type { Lag } from './calls.ts';

interface LagMeter {
  read(): Lag;
  reset(): void;
}

/**
 * Watches how late a timer of this thread comes. On Linux the time that the thread waited for a processor is taken
 * off: what else a busy machine does is no doing of the program, while work and blocking calls of its own count whole.
 * Also sent to Electron as source: it uses nothing from outside itself.
 */
export function startLagMeter(): LagMeter {
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const intervalMs = 4;
  const longestMemory = 100_000;
  /** In ms since the start (proc_pid_schedstat: nanoseconds on the run queue come second). */
  const processorWait = (): number =>
    process.platform === 'linux' ? Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[1]) / 1e6 : 0;
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
