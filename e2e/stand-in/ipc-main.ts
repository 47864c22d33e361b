import { KnownEvents } from './events.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;

/** Any channel is an event's name here. */
class IpcMain extends KnownEvents {
  private readonly handlers = new Map<string, Handler>();

  constructor() {
    super('ipcMain', []);
  }

  protected override check(): void {}

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.handlers.delete(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Those that are handled. */
  channels(): string[] {
    return [...this.handlers.keys()];
  }

  /** The answer to `ipcRenderer.invoke`. */
  async answer(channel: string, event: object, args: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, ...args);
  }

  /** What `ipcRenderer.send` delivers. */
  deliver(channel: string, event: object, args: unknown[]): void {
    if (this.listenerCount(channel) > 0) this.emit(channel, event, ...args);
  }
}

export const plainIpcMain = new IpcMain();
