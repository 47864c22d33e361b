import { EventEmitter } from 'node:events';
import { NotImplementedError } from './strict.ts';

type Listener = (...args: unknown[]) => void;

/** An emitter that refuses listeners for events that it can never emit and does not know to be harmless. */
export class KnownEvents extends EventEmitter {
  private readonly owner: string;
  private readonly known: ReadonlySet<string>;

  constructor(owner: string, known: readonly string[]) {
    super();
    this.owner = owner;
    this.known = new Set(known);
  }

  override on(name: string, listener: Listener): this {
    this.check(name);
    return super.on(name, listener);
  }

  override addListener(name: string, listener: Listener): this {
    return this.on(name, listener);
  }

  override prependListener(name: string, listener: Listener): this {
    this.check(name);
    return super.prependListener(name, listener);
  }

  /** Overridden where any name may occur. */
  protected check(name: string): void {
    if (!this.known.has(name)) throw new NotImplementedError(`the event "${name}" of electron.${this.owner}`);
  }
}

/** What Electron passes first to most listeners. */
export class PreventableEvent {
  defaultPrevented = false;

  constructor(details: object = {}) {
    Object.assign(this, details);
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Emits `name` with a preventable event that carries `details`, and tells whether a listener prevented it. */
export function emitPreventable(emitter: EventEmitter, name: string, details: object = {}): boolean {
  const event = new PreventableEvent(details);
  emitter.emit(name, event);
  return event.defaultPrevented;
}
