import { contextBridge, ipcRenderer } from 'electron';
import type { CallChannel, CallName } from '../contract/calls.ts';
import type { EventChannel, EventName, Events } from '../contract/events.ts';
import type { Result } from '../contract/result.ts';

/** What the window's page finds as `window.tokendock`. It adds no rules of its own: main checks every call. */
const bridge = {
  call: (name: CallName, input?: unknown): Promise<Result<unknown>> =>
    ipcRenderer.invoke(`tokendock:${name}` satisfies CallChannel, input),
  listen: (name: EventName, listener: (payload: Events[EventName]) => void): (() => void) => {
    const channel = `tokendock:event:${name}` satisfies EventChannel;
    const forward = (_event: unknown, payload: Events[EventName]): void => listener(payload);
    ipcRenderer.on(channel, forward);
    return () => ipcRenderer.off(channel, forward);
  },
};

contextBridge.exposeInMainWorld('tokendock', bridge);
