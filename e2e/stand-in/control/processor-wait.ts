import type { Moment } from './calls.ts';

/**
 * How long this thread has waited for a processor since its start, in ms: what else a busy machine does is no doing of
 * the program. On Linux alone (proc_pid_schedstat: nanoseconds on the run queue come second); elsewhere always 0. Also
 * sent to Electron as source: it uses nothing from outside itself.
 */
export function processorWait(): number {
  if (process.platform !== 'linux') return 0;
  const { readFileSync } = process.getBuiltinModule('node:fs');
  return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[1]) / 1e6;
}

/** Now, as the begin or the end of what is measured: in this order, no wait is counted that lies outside of it. */
export function momentNow(begins: boolean): Moment {
  if (begins) return { at: performance.now(), waited: processorWait() };
  const waited = processorWait();
  return { at: performance.now(), waited };
}
