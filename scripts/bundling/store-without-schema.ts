import type { Plugin } from 'vite';

const mark = '\0without:';

/**
 * What conf, on which electron-store stands, uses for its options `schema` and `migrations` alone, and what stands in
 * its place: it throws when it is used. Tokendock has rules of its own for both (`main/accounts/safe-store.ts`).
 */
const replacements: Readonly<Record<string, string>> = {
  'ajv/dist/2020.js': 'export class Ajv2020 { constructor() { refuse("schema"); } }',
  'ajv-formats': 'export default { default: () => refuse("schema") };',
  semver: 'export default new Proxy({}, { get: () => refuse("migrations") });',
};
const refuse =
  'function refuse(option) { throw new Error(`This build has no store with the option ${option}: see scripts/bundling.`); }';

/** Bundles electron-store without the 175 kB that Tokendock never runs. */
export function storeWithoutSchema(): Plugin {
  return {
    name: 'store-without-schema',
    enforce: 'pre',
    resolveId(source, importer) {
      const isOfConf = importer !== undefined && /[\\/]node_modules[\\/]conf[\\/]/.test(importer);
      return isOfConf && Object.hasOwn(replacements, source) ? mark + source : null;
    },
    load(id) {
      const replacement = id.startsWith(mark) ? replacements[id.slice(mark.length)] : undefined;
      return replacement === undefined ? null : `${refuse}\n${replacement}`;
    },
  };
}
