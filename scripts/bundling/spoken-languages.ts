import type { Plugin } from 'vite';

const spoken = new Set(['en-US', 'es-ES']);

/**
 * Leaves out what React Aria would say in languages that Tokendock doesn't speak; it then says it in English. Its
 * dictionaries skip what is undefined, as they do after `@react-aria/optimize-locales-plugin`.
 */
export function spokenLanguages(): Plugin {
  return {
    name: 'spoken-languages',
    enforce: 'pre',
    load(id) {
      const tag = /[\\/]react-aria[\\/]dist[\\/]private[\\/]intl[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1];
      return tag === undefined || spoken.has(tag) ? null : 'export default undefined;';
    },
  };
}
