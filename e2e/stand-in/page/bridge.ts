import { sourceOf } from './source.ts';

/*
 * The two ends of `contextBridge`. Chromium gives the preload a world of its own: it shares the page's DOM but none of
 * its objects. DOM events are the one thing that crosses at once, and Chromium clones their `detail` on the way.
 */

type AnyCall = (...args: unknown[]) => unknown;
type Packed = readonly [kind: 'value' | 'function' | 'promise' | 'error' | 'array' | 'object', content: unknown];

interface Message {
  readonly kind: 'call' | 'answer' | 'settle' | 'expose';
  readonly id?: number;
  /** The function that is called. */
  readonly target?: number;
  /** The name that is exposed. */
  readonly name?: string;
  readonly value?: unknown;
  readonly error?: string;
}

export interface WorldEnd {
  readonly outgoing: string;
  lastId: number;
  /** What the other world may call here. Each crossing of a function makes a new one there, as in Electron. */
  readonly functions: Map<unknown, AnyCall>;
  readonly answers: Map<unknown, Message>;
  readonly promises: Map<unknown, (message: Message) => void>;
  onExpose: ((name: string, value: unknown) => void) | null;
}

function sendAcross(end: WorldEnd, message: Message): void {
  document.dispatchEvent(new CustomEvent(end.outgoing, { detail: message }));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isCallable(value: unknown): value is AnyCall {
  return typeof value === 'function';
}

function itemsOf(content: unknown): unknown[] {
  return Array.isArray(content) ? content : [];
}

function packPromise(end: WorldEnd, value: Promise<unknown>): Packed {
  const id = ++end.lastId;
  value
    .then((result) => sendAcross(end, { kind: 'settle', id, value: packValue(end, result) }))
    .catch((error: unknown) => sendAcross(end, { kind: 'settle', id, error: wordsOf(error) }));
  return ['promise', id];
}

function packMembers(end: WorldEnd, value: object, above: readonly object[]): Packed {
  if (above.includes(value)) throw new Error('the stand-in does not implement cyclic values on the context bridge');
  const path = [...above, value];
  if (value instanceof Promise) return packPromise(end, value);
  if (value instanceof Error) return ['error', value.message];
  if (Array.isArray(value)) return ['array', value.map((item) => packValue(end, item, path))];
  const isWhole = [Date, Map, Set, RegExp, ArrayBuffer, Blob].some((kind) => value instanceof kind);
  // Cloned here as well, since an event whose detail cannot be cloned arrives with none.
  if (isWhole || ArrayBuffer.isView(value)) return ['value', structuredClone(value)];
  return ['object', Object.entries(value).map(([key, item]) => [key, packValue(end, item, path)])];
}

/** Nothing but texts, numbers and the like in plain objects and lists, which the event itself copies at once. */
function isPlainData(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return !isCallable(value) && typeof value !== 'symbol';
  // What is too deep may be cyclic.
  if (depth > 50) return false;
  if (Array.isArray(value)) return value.every((item) => isPlainData(item, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((item) => isPlainData(item, depth + 1));
}

/** Functions stay where they were made and are called across; promises settle across; all else is copied. */
function packValue(end: WorldEnd, value: unknown, above: readonly object[] = []): Packed {
  if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
  if (isPlainData(value)) return ['value', value];
  if (typeof value === 'object' && value !== null) return packMembers(end, value, above);
  if (!isCallable(value)) return ['value', value];
  end.functions.set(++end.lastId, value);
  return ['function', end.lastId];
}

function callAcross(end: WorldEnd, target: number, args: unknown[]): unknown {
  const id = ++end.lastId;
  sendAcross(end, { kind: 'call', id, target, value: packValue(end, args) });
  const answer = end.answers.get(id);
  end.answers.delete(id);
  if (answer === undefined) throw new Error('the other world is gone');
  if (answer.error !== undefined) throw new Error(answer.error);
  return unpackValue(end, answer.value);
}

function awaitAcross(end: WorldEnd, id: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    end.promises.set(id, ({ error, value }) => {
      if (error === undefined) resolve(unpackValue(end, value));
      else reject(new Error(error));
    });
  });
}

function unpackValue(end: WorldEnd, packed: unknown): unknown {
  const [kind, content] = itemsOf(packed);
  switch (kind) {
    case 'function':
      return (...args: unknown[]) => callAcross(end, Number(content), args);
    case 'promise':
      return awaitAcross(end, content);
    case 'error':
      return new Error(String(content));
    case 'array':
      return itemsOf(content).map((item) => unpackValue(end, item));
    case 'object':
      return Object.fromEntries(
        itemsOf(content)
          .map(itemsOf)
          .map(([key, item]) => [key, unpackValue(end, item)]),
      );
    default:
      return content;
  }
}

function answerAcross(end: WorldEnd, { id = 0, target, value }: Message): void {
  try {
    const result = end.functions.get(target)?.(...itemsOf(unpackValue(end, value)));
    sendAcross(end, { kind: 'answer', id, value: packValue(end, result) });
  } catch (error) {
    sendAcross(end, { kind: 'answer', id, error: wordsOf(error) });
  }
}

function receiveAcross(end: WorldEnd, message: Message): void {
  switch (message.kind) {
    case 'call':
      return answerAcross(end, message);
    case 'answer':
      return void end.answers.set(message.id, message);
    case 'settle':
      end.promises.get(message.id)?.(message);
      return void end.promises.delete(message.id);
    case 'expose':
      return end.onExpose?.(message.name ?? '', unpackValue(end, message.value));
  }
}

function openWorldEnd(outgoing: string, incoming: string): WorldEnd {
  const end: WorldEnd = {
    outgoing,
    lastId: 0,
    functions: new Map(),
    answers: new Map(),
    promises: new Map(),
    onExpose: null,
  };
  document.addEventListener(incoming, (event) => {
    if (event instanceof CustomEvent) receiveAcross(end, event.detail);
  });
  return end;
}

/** In the preload's world. */
export function exposeAcross(end: WorldEnd, name: string, api: unknown): void {
  sendAcross(end, { kind: 'expose', name, value: packValue(end, api) });
}

function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  for (const item of Object.values(value)) freezeDeep(item);
  Object.freeze(value);
}

/** In the page's own world: puts what the preload exposes on `window`, frozen as Electron does. */
function acceptExposed(end: WorldEnd): void {
  end.onExpose = (name, value) => {
    freezeDeep(value);
    Object.defineProperty(globalThis, name, { value, enumerable: true });
  };
}

export const bridgeSource = sourceOf(
  sendAcross,
  wordsOf,
  isCallable,
  itemsOf,
  packPromise,
  packMembers,
  isPlainData,
  packValue,
  callAcross,
  awaitAcross,
  unpackValue,
  answerAcross,
  receiveAcross,
  openWorldEnd,
  exposeAcross,
  freezeDeep,
  acceptExposed,
);
