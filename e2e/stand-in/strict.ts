/** Thrown wherever the app uses a part of Electron that the stand-in lacks. */
export class NotImplementedError extends Error {
  override readonly name = 'NotImplementedError';

  constructor(what: string) {
    super(`the stand-in does not implement ${what}`);
  }
}

/** Read by `await` and `JSON.stringify` of any object, so their absence says nothing about the app. */
const askedOfEveryObject = new Set<string>(['then', 'toJSON']);

/**
 * The same object, but reading or setting a property that it lacks throws `NotImplementedError` in place of giving
 * `undefined`: a gap of the stand-in must not look like an answer of Electron.
 */
export function strict<T extends object>(name: string, target: T): T {
  const has = (object: T, key: string | symbol): boolean => typeof key === 'symbol' || key in object;
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (has(object, key) || askedOfEveryObject.has(String(key))) return Reflect.get(object, key, receiver);
      throw new NotImplementedError(`${name}.${String(key)}`);
    },
    set(object, key, value: unknown, receiver) {
      if (has(object, key)) return Reflect.set(object, key, value, receiver);
      throw new NotImplementedError(`${name}.${String(key)} =`);
    },
  });
}

/** A member of Electron's module that can be imported but not used: calling, constructing or reading it throws. */
export function missing(name: string): object {
  // Not an arrow function: only what can be constructed may refuse to be.
  function refuse(): never {
    throw new NotImplementedError(`electron.${name}`);
  }
  return new Proxy(refuse, {
    apply: refuse,
    construct: refuse,
    set: refuse,
    get(_target, key): unknown {
      if (typeof key === 'symbol' || askedOfEveryObject.has(key)) return undefined;
      throw new NotImplementedError(`electron.${name}.${key}`);
    },
  });
}

/** Refuses options that the stand-in would silently ignore. */
export function refuseUnknownOptions(owner: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) throw new NotImplementedError(`the option "${key}" of electron.${owner}`);
  }
}
