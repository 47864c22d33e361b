import { sourceOf } from './source.ts';

/*
 * Structured clone as JSON text, the form in which IPC payloads travel between main and a page. All of this runs in
 * both.
 */

interface Tagged {
  readonly $: string;
  readonly v: unknown;
}

function tagged(kind: string, content: unknown): Tagged {
  return { $: kind, v: content };
}

function packNumber(number: number): unknown {
  if (Object.is(number, -0)) return tagged('number', '-0');
  return Number.isFinite(number) ? number : tagged('number', String(number));
}

/** The kinds that only a copy of the same kind can stand for; undefined for plain objects and arrays. */
function packSpecial(object: object, inner: (item: unknown) => unknown): Tagged | undefined {
  if (object instanceof Date) return tagged('date', object.getTime());
  if (object instanceof RegExp) return tagged('regexp', [object.source, object.flags]);
  if (object instanceof Map)
    return tagged(
      'map',
      [...object].map(([key, item]) => [inner(key), inner(item)]),
    );
  if (object instanceof Set) return tagged('set', [...object].map(inner));
  if (object instanceof Error) return tagged('error', [object.name, object.message, object.stack]);
  if (object instanceof ArrayBuffer) return tagged('ArrayBuffer', [...new Uint8Array(object)]);
  if (!ArrayBuffer.isView(object)) return undefined;
  return tagged(object.constructor.name, [...new Uint8Array(object.buffer, object.byteOffset, object.byteLength)]);
}

function packObject(object: object, above: readonly object[]): unknown {
  if (above.includes(object)) throw new Error('the stand-in does not implement cyclic values in messages');
  const inner = (item: unknown): unknown => packClone(item, [...above, object]);
  if (Array.isArray(object)) return object.map(inner);
  const special = packSpecial(object, inner);
  if (special !== undefined) return special;
  if (Object.getPrototypeOf(object) !== Object.prototype) throw new Error('An object could not be cloned.');
  const entries = Object.entries(object).map(([key, item]): [string, unknown] => [key, inner(item)]);
  return Object.hasOwn(object, '$') ? tagged('object', entries) : Object.fromEntries(entries);
}

function packClone(item: unknown, above: readonly object[]): unknown {
  if (item === undefined) return tagged('undefined', 0);
  if (typeof item === 'bigint') return tagged('bigint', String(item));
  if (typeof item === 'number') return packNumber(item);
  return typeof item === 'object' && item !== null ? packObject(item, above) : item;
}

/**
 * Whether JSON keeps the value as it is. Most payloads are so, and may be large: copying them item by item would make
 * the stand-in much slower than Electron. What is too deep may be cyclic.
 */
function isJson(item: unknown, depth = 0): boolean {
  if (typeof item === 'number') return Number.isFinite(item) && !Object.is(item, -0);
  if (typeof item !== 'object' || item === null) return item !== undefined && typeof item !== 'bigint';
  if (depth > 50) return false;
  if (Array.isArray(item)) return item.every((inner) => isJson(inner, depth + 1));
  if (Object.getPrototypeOf(item) !== Object.prototype || Object.hasOwn(item, '$')) return false;
  return Object.values(item).every((inner) => isJson(inner, depth + 1));
}

/**
 * Takes what Electron's IPC takes and refuses the rest with its words. Cyclic values, which Electron would take, are
 * refused too. Plain data stays readable in the text, so that a test can search it.
 */
export function encode(value: unknown): string {
  let copy: unknown;
  try {
    copy = structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  return JSON.stringify(isJson(copy) ? copy : packClone(copy, []));
}

function listOf(content: unknown): unknown[] {
  return Array.isArray(content) ? content : [];
}

function pairsOf(content: unknown): [unknown, unknown][] {
  return listOf(content).map((pair) => [unpackClone(listOf(pair)[0]), unpackClone(listOf(pair)[1])]);
}

function unpackError(content: unknown): Error {
  const [name = 'Error', message, stack] = listOf(content);
  return Object.assign(new Error(String(message)), name === 'Error' ? {} : { name }, { stack });
}

function unpackBytes(kind: string, content: unknown): unknown {
  const { buffer } = Uint8Array.from(listOf(content).map(Number));
  if (kind === 'ArrayBuffer') return buffer;
  const constructor: unknown = Reflect.get(globalThis, kind);
  if (typeof constructor !== 'function') throw new Error(`unknown kind of value in a message: ${kind}`);
  return Reflect.construct(constructor, [buffer]);
}

function unpackTagged(kind: string, content: unknown): unknown {
  switch (kind) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(content);
    case 'bigint':
      return BigInt(String(content));
    case 'date':
      // JSON has no NaN: an invalid date arrives as null.
      return new Date(content === null ? Number.NaN : Number(content));
    case 'regexp':
      return new RegExp(String(listOf(content)[0]), String(listOf(content)[1]));
    case 'map':
      return new Map(pairsOf(content));
    case 'set':
      return new Set(listOf(content).map(unpackClone));
    case 'error':
      return unpackError(content);
    case 'object':
      return Object.fromEntries(listOf(content).map((pair) => [listOf(pair)[0], unpackClone(listOf(pair)[1])]));
    default:
      return unpackBytes(kind, content);
  }
}

function unpackClone(item: unknown): unknown {
  if (Array.isArray(item)) return item.map(unpackClone);
  if (typeof item !== 'object' || item === null) return item;
  if ('$' in item && 'v' in item && typeof item.$ === 'string') return unpackTagged(item.$, item.v);
  return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, unpackClone(inner)]));
}

/** Gives back what `encode` was given. */
export function decode(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  // Without a tag everything is what it is.
  return text.includes('"$":') ? unpackClone(parsed) : parsed;
}

export const codecSource = sourceOf(
  tagged,
  packNumber,
  packSpecial,
  packObject,
  packClone,
  isJson,
  encode,
  listOf,
  pairsOf,
  unpackError,
  unpackBytes,
  unpackTagged,
  unpackClone,
  decode,
);
