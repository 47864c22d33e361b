import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';

const manifest = z.looseObject({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The JavaScript file behind the command of an installed package, for Node to run. */
export async function programIn(root: string, name: string): Promise<string> {
  const folder = resolve(root, 'node_modules', name);
  const { bin } = manifest.parse(JSON.parse(await readFile(resolve(folder, 'package.json'), 'utf8')));
  return resolve(folder, typeof bin === 'string' ? bin : (bin[name] ?? ''));
}
