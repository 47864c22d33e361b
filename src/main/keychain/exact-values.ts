import type { TextStore } from './text-store.ts';
import { TroubleError } from './trouble.ts';

/** No value that is kept as it is begins so: what does was written by one of the layers. */
export const mark = 'tokendock:';
const escaped = `${mark}json:`;

/**
 * Lets any value through unharmed. Keychains differ in what they spoil: NUL ends a text, a lone surrogate becomes
 * U+FFFD, an empty text may count as none, and gnome-keyring 50 can lose a keyring after a raw newline
 * (omarchy#5105). The rule is the same on every system:
 *
 * - a value of well-formed Unicode without control characters is kept as it is, readable by other programs;
 * - any other, the empty one and one that begins with `tokendock:` are kept as `tokendock:json:` and the value as a
 *   JSON text, in which all control characters and lone surrogates are escaped.
 *
 * What begins with `tokendock:` but was not written so is `unreadable`.
 */
export function exactValues(store: TextStore): TextStore {
  return {
    get(name) {
      const text = store.get(name);
      return text === null ? null : toValue(text);
    },
    set: (name, value) => store.set(name, isPlain(value) ? value : escaped + toHarmlessJson(value)),
    delete: (name) => store.delete(name),
  };
}

function isPlain(value: string): boolean {
  return value !== '' && value.isWellFormed() && !/\p{Cc}/u.test(value) && !value.startsWith(mark);
}

/** `JSON.stringify` escapes lone surrogates and the first 32 control characters alone (ECMA-262, QuoteJSONString). */
function toHarmlessJson(value: string): string {
  return JSON.stringify(value).replaceAll(/\p{Cc}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function toValue(text: string): string {
  if (!text.startsWith(mark)) return text;
  const value: unknown = text.startsWith(escaped) ? parse(text.slice(escaped.length)) : null;
  if (typeof value !== 'string') throw new TroubleError('unreadable');
  return value;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
