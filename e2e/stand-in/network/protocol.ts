import type Electron from 'electron';
import { appObject } from '../app.ts';
import { NotImplementedError } from '../strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const privileged = new Set<string>();

export class Protocol implements Pick<Electron.Protocol, 'unhandle' | 'isProtocolHandled'> {
  readonly handlers = new Map<string, Handler>();

  /** The stand-in serves every scheme as https, so it can only be one that is standard and secure. */
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (appObject.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || privileges.secure !== true) {
        throw new NotImplementedError(`a privileged scheme that is not standard and secure (${scheme})`);
      }
      privileged.add(scheme);
    }
  }

  handle(scheme: string, handler: Handler): void {
    if (!appObject.isReady()) throw new Error('protocol.handle can only be used after app is ready');
    if (!privileged.has(scheme))
      throw new NotImplementedError(`handling the scheme ${scheme}, which is not privileged`);
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }
}
