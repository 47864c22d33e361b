import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/** The program's part that a process of its own runs again and again, as one file, which starts sooner than many. */
export async function bundleInto(folder: string, entry: string): Promise<string> {
  const electron = join(folder, 'electron.mjs');
  // electron-store takes the absolute folder that it is given where there is no app.
  await writeFile(electron, 'export default {};\n');
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { electron } },
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      target: 'node22',
      rolldownOptions: { output: { entryFileNames: 'bundle.mjs', codeSplitting: false } },
    },
  });
  return join(folder, 'bundle.mjs');
}
