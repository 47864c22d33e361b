import { answerTo } from './answering.ts';
import { exactValues } from './exact-values.ts';
import { createNativeStore } from './native-store.ts';
import { parseQuestion } from './protocol.ts';
import { splitValues, windowsLimit } from './split-values.ts';

/** What this process needs of Electron's `process.parentPort`. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

/** Makes this process the keychain's: answers what main asks, with values kept as this platform's keychain needs it. */
export function serveKeychain(platform: NodeJS.Platform): void {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort: ParentPort };
  const post = parentPort.postMessage.bind(parentPort);
  const native = createNativeStore();
  const store = exactValues(platform === 'win32' ? splitValues(native, windowsLimit) : native);

  parentPort.on('message', ({ data }) => {
    const question = parseQuestion(data);
    if (question !== null) post({ ...answerTo(question, store), id: question.id });
  });
}
