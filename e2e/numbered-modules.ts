import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';

/** What each module of a folder that is named by two digits (`04-redirects.ts`) exports, in the order of the digits. */
export async function numberedModules<Module>(folder: string): Promise<Module[]> {
  const files = (await readdir(folder)).filter((file) => /^\d\d-[a-z-]+\.ts$/.test(file)).toSorted();
  const modules: Module[] = [];
  for (const file of files) {
    const module: Module = await import(resolve(folder, file));
    modules.push(module);
  }
  return modules;
}
