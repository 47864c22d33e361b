import { exposeAcross, type WorldEnd } from './bridge.ts';
import { decode, encode } from './codec.ts';
import type { TellMain, ToPage } from './messages.ts';
import { sourceOf } from './source.ts';

type Listener = (...args: unknown[]) => void;
type Preload = (require: (name: string) => object, process: object, exports: object, module: object) => void;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Wire {
  readonly tellMain: TellMain;
  lastId: number;
  readonly waiting: Map<number, Waiting>;
  readonly listeners: Map<string, readonly Listener[]>;
}

function strictInPreload<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key): unknown {
      if (typeof key === 'symbol' || key in object) return Reflect.get(object, key);
      throw new Error(`the stand-in does not implement ${name}.${key} in a preload`);
    },
  });
}

function invokeMain(wire: Wire, channel: string, args: unknown[]): Promise<unknown> {
  const id = ++wire.lastId;
  const encoded = encode(args);
  return new Promise((resolve, reject) => {
    wire.waiting.set(id, {
      resolve,
      reject: (error) => reject(new Error(`Error invoking remote method '${channel}': ${error.message}`)),
    });
    wire.tellMain({ kind: 'invoke', id, channel, args: encoded });
  });
}

function makeIpcRenderer(wire: Wire): object {
  const { listeners } = wire;
  const off = (channel: string, listener: Listener): object => {
    const others = (listeners.get(channel) ?? []).filter((known) => known !== listener);
    listeners.set(channel, others);
    return ipcRenderer;
  };
  const on = (channel: string, listener: Listener): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const once = (channel: string, listener: Listener): object => {
    const first: Listener = (...args) => {
      off(channel, first);
      listener(...args);
    };
    return on(channel, first);
  };
  const removeAllListeners = (channel: string): object => {
    listeners.delete(channel);
    return ipcRenderer;
  };
  const send = (channel: string, ...args: unknown[]): void =>
    wire.tellMain({ kind: 'send', channel, args: encode(args) });
  // Async, so that arguments that cannot be cloned reject, as in Electron.
  const invoke = async (channel: string, ...args: unknown[]): Promise<unknown> => invokeMain(wire, channel, args);
  const members = { on, addListener: on, once, off, removeListener: off, removeAllListeners, send, invoke };
  const ipcRenderer = strictInPreload('electron.ipcRenderer', members);
  return ipcRenderer;
}

function makeContextBridge(end: WorldEnd): object {
  const exposed = new Set<string>();
  const exposeInMainWorld = (name: string, api: unknown): void => {
    if (exposed.has(name)) throw new Error('Cannot bind an API on top of an existing property on the window object');
    exposed.add(name);
    exposeAcross(end, name, api);
  };
  return strictInPreload('electron.contextBridge', { exposeInMainWorld });
}

function receiveFromMain(wire: Wire, message: ToPage): void {
  if (message.kind === 'event') {
    const args = decode(message.payload);
    const event = strictInPreload('the event of ipcRenderer', { ports: [] });
    const listeners = wire.listeners.get(message.channel) ?? [];
    for (const listener of listeners) listener(event, ...(Array.isArray(args) ? args : []));
    return;
  }
  const caller = wire.waiting.get(message.id);
  wire.waiting.delete(message.id);
  if (message.kind === 'answer') caller?.resolve(decode(message.payload));
  else caller?.reject(new Error(message.error));
}

/** Runs the preload with a `require` that knows only `electron`, and returns how main reaches it from now on. */
function runPreload(
  end: WorldEnd,
  tellMain: TellMain,
  process: Readonly<Record<string, unknown>>,
  preload: Preload,
): (message: ToPage) => void {
  const wire: Wire = { tellMain, lastId: 0, waiting: new Map(), listeners: new Map() };
  const ipcRenderer = makeIpcRenderer(wire);
  const electron = strictInPreload('electron', { ipcRenderer, contextBridge: makeContextBridge(end) });
  const require = (name: string): object => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  try {
    preload(require, strictInPreload('process', process), module.exports, module);
  } catch (error) {
    tellMain({
      kind: 'preload-failed',
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  tellMain({ kind: 'listening' });
  return (message) => receiveFromMain(wire, message);
}

export const preloadWorldSource = sourceOf(
  strictInPreload,
  invokeMain,
  makeIpcRenderer,
  makeContextBridge,
  receiveFromMain,
  runPreload,
);
