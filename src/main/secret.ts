import { inspect } from 'node:util';

const redacted = '[secret]';

/** Holds a password or token so that it shows only where `reveal()` is written: not in logs, JSON, templates or inspection. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  [inspect.custom](): string {
    return redacted;
  }
}
