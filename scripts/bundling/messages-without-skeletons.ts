import type { Plugin } from 'vite';

const mark = '\0without-skeletons';
const table = /\nconst timeData = \{[\s\S]*?\n\};\n/;
const names = ['parseDateTimeSkeleton', 'parseNumberSkeleton', 'parseNumberSkeletonFromString'];

/**
 * Bundles the parser of ICU messages without what only skeletons need (`{when, date, ::yMMMd}`): their own parser, and a
 * table of every country's way to write the time. No message has one; one that had would be refused as invalid.
 */
export function messagesWithoutSkeletons(): Plugin {
  return {
    name: 'messages-without-skeletons',
    enforce: 'pre',
    resolveId: (source) => (source === '@formatjs/icu-skeleton-parser' ? mark : null),
    load: (id) =>
      id === mark
        ? names
            .map((name) => `export function ${name}() { throw new Error('This build knows no skeletons.'); }`)
            .join('\n')
        : null,
    transform(code, id) {
      if (!/[\\/]@formatjs[\\/]icu-messageformat-parser[\\/]index\.js$/.test(id)) return null;
      if (!table.test(code)) throw new Error('The parser of messages has another form: see scripts/bundling.');
      return { code: code.replace(table, '\nconst timeData = {};\n'), map: null };
    },
  };
}
