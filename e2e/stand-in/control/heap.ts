/**
 * What main's heap holds once its garbage is collected, in bytes. Also sent to Electron as source: it uses nothing from
 * outside itself.
 */
export async function collectedHeapBytes(): Promise<number> {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const { runInNewContext } = process.getBuiltinModule('node:vm');
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  // What was freed may free more, by a finalizer or at the end of a task.
  for (let times = 0; times < 5; times += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().heapUsed;
}
