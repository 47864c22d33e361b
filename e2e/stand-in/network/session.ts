import type Electron from 'electron';
import { appObject } from '../app.ts';
import { KnownEvents } from '../events.ts';
import { NotImplementedError, strict } from '../strict.ts';
import { netFetch } from './net-fetch.ts';
import { Protocol } from './protocol.ts';
import { isOwnAddress } from './routed-fetch.ts';
import type { Route, VerifyProc } from './routed-fetch.ts';
import { WebRequest } from './web-request.ts';

type Remembered = Pick<
  Electron.Session,
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'clearStorageData'
  | 'clearCache'
  | 'setCertificateVerifyProc'
  | 'closeAllConnections'
  | 'setProxy'
  | 'resolveProxy'
>;

export interface PermissionAnswers {
  readonly requested: boolean;
  readonly checked: boolean;
}

type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;

/** Pages get no permission from Chromium here, whatever the handlers say. */
export class Session extends KnownEvents implements Remembered {
  private route: Route = { proxy: null, verify: null };
  private requestHandler: RequestHandler | null = null;
  private checkHandler: CheckHandler | null = null;
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
    return netFetch(this.plainWebRequest, this.route, input, init);
  }

  setCertificateVerifyProc(proc: VerifyProc | null): void {
    this.route = { ...this.route, verify: proc };
  }

  async setProxy({ mode, proxyRules = '' }: Electron.ProxyConfig): Promise<void> {
    if (mode !== 'direct' && mode !== 'system' && mode !== 'fixed_servers') {
      throw new NotImplementedError(`the proxy mode ${mode}`);
    }
    this.route = { ...this.route, proxy: mode === 'fixed_servers' ? new URL(proxyRules) : null };
  }

  async resolveProxy(url: string): Promise<string> {
    const { proxy } = this.route;
    return proxy === null || isOwnAddress(new URL(url).hostname) ? 'DIRECT' : `PROXY ${proxy.host}`;
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = handler;
  }

  /** Part of the stand-in. Without a handler, Electron grants. */
  async askPermission(name: string, contents: unknown): Promise<PermissionAnswers> {
    const details = { isMainFrame: true, requestingUrl: '' };
    const requested = await new Promise<boolean>((resolve) => {
      if (this.requestHandler === null) resolve(true);
      else this.requestHandler(contents, name, resolve, details);
    });
    return { requested, checked: this.checkHandler?.(contents, name, '', details) ?? true };
  }

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
