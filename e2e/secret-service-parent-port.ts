/**
 * Gives a process that was forked by Node the `process.parentPort` of Electron's `utilityProcess`, over Node's own
 * channel. Loaded with `--import` before the program.
 */
type Listener = (message: { readonly data: unknown }) => void;

Object.defineProperty(process, 'parentPort', {
  value: {
    on(_event: 'message', listener: Listener): void {
      process.on('message', (data) => listener({ data }));
    },
    postMessage(message: unknown): void {
      // Its parent may just have ended, which 'disconnect' tells.
      process.send?.(message, undefined, undefined, () => undefined);
    },
  },
});

// A utility process ends with its parent; here, where that blocks it, once its native call has returned.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
