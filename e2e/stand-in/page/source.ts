type AnyFunction = (...args: never[]) => unknown;

/**
 * The functions as source text, for a page that cannot import them. They may use each other and what every page has,
 * and nothing else of their modules; their names must not clash with those of the others sent along.
 */
export function sourceOf(...functions: readonly AnyFunction[]): string {
  return functions.map(String).join('\n');
}
