import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** In kB (1,000 bytes), each file by itself. */
export async function sizeOf(files: readonly string[]): Promise<{ readonly plain: number; readonly gzipped: number }> {
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return {
    plain: contents.reduce((sum, content) => sum + content.length, 0) / 1000,
    gzipped: contents.reduce((sum, content) => sum + gzipSync(content).length, 0) / 1000,
  };
}

/** React with react-dom drawing nothing, built as the window is; in kB, minified and gzipped. */
export async function sizeOfReactAlone(): Promise<number> {
  const entry = 'virtual:react-alone';
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'react-alone',
        resolveId: (id) => (id === entry ? resolve(root, 'src/renderer/react-alone.js') : null),
        load: (id) =>
          id.endsWith('/react-alone.js')
            ? "import { createElement } from 'react'; import { createRoot } from 'react-dom/client';" +
              "createRoot(document.body).render(createElement('p'));"
            : null,
      },
    ],
    build: { write: false, minify: true, rollupOptions: { input: entry } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const code = outputs.flatMap((each) => ('output' in each ? each.output : []));
  return code.reduce((sum, chunk) => sum + ('code' in chunk ? gzipSync(chunk.code).length : 0), 0) / 1000;
}
