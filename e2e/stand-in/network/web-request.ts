import type Electron from 'electron';
import { NotImplementedError } from '../strict.ts';

interface Hook<Listener> {
  readonly filter: Electron.WebRequestFilter | null;
  readonly listener: Listener;
}

type Listeners = {
  onBeforeRequest: (
    details: Electron.OnBeforeRequestListenerDetails,
    callback: (response: Electron.CallbackResponse) => void,
  ) => void;
  onBeforeRedirect: (details: Electron.OnBeforeRedirectListenerDetails) => void;
  onHeadersReceived: (
    details: Electron.OnHeadersReceivedListenerDetails,
    callback: (response: Electron.HeadersReceivedResponse) => void,
  ) => void;
};

/** `<all_urls>` and match patterns such as `https://*.example.com/*`. */
function matches(filter: Electron.WebRequestFilter | null, url: string): boolean {
  const patterns = filter?.urls ?? [];
  return (
    patterns.length === 0 ||
    patterns.some((pattern) => {
      if (pattern === '<all_urls>') return true;
      const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll('*', '.*');
      return new RegExp(`^${source}$`, 'u').test(url);
    })
  );
}

/** One listener per event, as in Electron: a later one replaces the earlier. */
export class WebRequest {
  private readonly hooks: { [Name in keyof Listeners]?: Hook<Listeners[Name]> } = {};

  onBeforeRequest(...args: HookArguments<'onBeforeRequest'>): void {
    this.set('onBeforeRequest', args);
  }

  onBeforeRedirect(...args: HookArguments<'onBeforeRedirect'>): void {
    this.set('onBeforeRedirect', args);
  }

  onHeadersReceived(...args: HookArguments<'onHeadersReceived'>): void {
    this.set('onHeadersReceived', args);
  }

  listenerFor<Name extends keyof Listeners>(name: Name, url: string): Listeners[Name] | null {
    const hook = this.hooks[name];
    return hook !== undefined && matches(hook.filter, url) ? hook.listener : null;
  }

  private set<Name extends keyof Listeners>(name: Name, args: HookArguments<Name>): void {
    const [filter, listener] = args.length === 1 ? [null, args[0]] : args;
    if (listener === null) delete this.hooks[name];
    else if (filter?.types !== undefined) throw new NotImplementedError('webRequest filters by type');
    else Object.assign(this.hooks, { [name]: { filter, listener } });
  }
}

type HookArguments<Name extends keyof Listeners> =
  | [listener: Listeners[Name] | null]
  | [filter: Electron.WebRequestFilter, listener: Listeners[Name] | null];
