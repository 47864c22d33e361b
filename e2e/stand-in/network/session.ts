import type Electron from 'electron';
import { appObject } from '../app.ts';
import { KnownEvents } from '../events.ts';
import { NotImplementedError, strict } from '../strict.ts';
import { netFetch } from './net-fetch.ts';
import { Protocol } from './protocol.ts';
import { WebRequest } from './web-request.ts';

type Remembered = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'clearStorageData'
  | 'clearCache'
  | 'closeAllConnections'
  | 'setProxy'
  | 'resolveProxy'
>;

/** Pages get no permission from Chromium here, whatever the handlers say. */
export class Session extends KnownEvents implements Remembered {
  private readonly plainProtocol = new Protocol();
  private readonly plainWebRequest = new WebRequest();
  readonly protocol = strict('electron.protocol', this.plainProtocol);
  readonly webRequest = strict('electron.session.webRequest', this.plainWebRequest);

  constructor() {
    super('session', ['will-download', 'spellcheck-dictionary-initialized']);
  }

  /** Part of the stand-in. */
  get listenerFor(): WebRequest['listenerFor'] {
    return this.plainWebRequest.listenerFor.bind(this.plainWebRequest);
  }

  fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    return netFetch(this.plainWebRequest, input, init);
  }

  setCertificateVerifyProc(proc: ((request: Electron.Request, done: (result: number) => void) => void) | null): void {
    if (proc !== null) throw new NotImplementedError('judging certificates (session.setCertificateVerifyProc)');
  }

  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    if (config.mode !== 'direct' && config.mode !== 'system') throw new NotImplementedError('proxies of the app’s own');
  }

  async resolveProxy(): Promise<string> {
    return 'DIRECT';
  }

  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(): void {}
  async clearStorageData(): Promise<void> {}
  async clearCache(): Promise<void> {}
  async closeAllConnections(): Promise<void> {}
}

export const plainDefaultSession = new Session();
const defaultSession = strict('electron.session', plainDefaultSession);
const partitions = new Map<string, Session>();

export const session = {
  get defaultSession(): Session {
    if (!appObject.isReady()) throw new Error('Session can only be received when app is ready');
    return defaultSession;
  },
  fromPartition(partition: string): Session {
    if (!appObject.isReady()) throw new Error('Session can only be received when app is ready');
    const known = partitions.get(partition) ?? strict('electron.session', new Session());
    partitions.set(partition, known);
    return known;
  },
};
