import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { messagesWithoutSkeletons } from './scripts/bundling/messages-without-skeletons.ts';
import { spokenLanguages } from './scripts/bundling/spoken-languages.ts';
import { storeWithoutSchema } from './scripts/bundling/store-without-schema.ts';

const here = import.meta.dirname;

export default defineConfig({
  main: {
    plugins: [storeWithoutSchema(), messagesWithoutSkeletons()],
    build: {
      outDir: 'out/main',
      target: 'node24',
      minify: true,
      sourcemap: false,
      // Everything is bundled but the keyring, whose native file cannot be.
      externalizeDeps: { exclude: ['age-encryption', 'electron-store', 'zod'] },
      rollupOptions: {
        input: {
          index: resolve(here, 'src/main/index.ts'),
          'age-worker': resolve(here, 'src/main/transfer/age-worker.ts'),
          'keychain-worker': resolve(here, 'src/main/keychain/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: true,
      sourcemap: false,
      // A sandboxed preload must be one CommonJS file.
      rollupOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    plugins: [react(), spokenLanguages(), messagesWithoutSkeletons()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      sourcemap: false,
      rollupOptions: {
        input: { index: resolve(here, 'src/renderer/index.html'), quick: resolve(here, 'src/renderer/quick.html') },
      },
    },
  },
});
