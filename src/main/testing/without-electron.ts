import { registerHooks } from 'node:module';

const emptyModule = 'data:text/javascript,export default {}';

/**
 * Lets electron-store run under plain Node: without Electron's `app` it takes the absolute folder that it is given. To
 * be imported before anything that imports electron-store. The npm package `electron` itself would fetch a binary.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: emptyModule, shortCircuit: true } : next(specifier, context),
});
