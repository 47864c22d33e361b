import { watchForUnexpected } from '../unexpected.ts';
import { createAnswering } from './answering.ts';
import { exactValues } from './exact-values.ts';
import { createNativeStore } from './native-store.ts';
import { parseQuestion } from './protocol.ts';
import { splitValues, windowsLimit } from './split-values.ts';

/** What this process needs of Electron's `process.parentPort`. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

// The keychain's process, which main starts with `utilityProcess.fork` and kills when it hangs.
watchForUnexpected(process, { afterwards: () => process.exit(1) });
const { parentPort } = process as NodeJS.Process & { readonly parentPort: ParentPort };
const post = parentPort.postMessage.bind(parentPort);
const native = createNativeStore();
const answer = createAnswering(exactValues(process.platform === 'win32' ? splitValues(native, windowsLimit) : native));

parentPort.on('message', ({ data }) => {
  const question = parseQuestion(data);
  if (question === null) return;
  void answer(question).then((result) => post({ ...result, id: question.id }));
});
