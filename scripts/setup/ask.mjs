import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { capture } from './processes.mjs';

/**
 * Calls a function of a TypeScript file, which this process may be too old to load, and answers the text that it gives.
 * @param {string} node
 * @param {string} file relative to the repository
 * @param {string} name of a function without arguments that gives text or null
 * @returns {Promise<string | null>}
 */
export async function ask(node, file, name) {
  const module = pathToFileURL(resolve(root, file)).href;
  const question = `import { ${name} } from '${module}'; process.stdout.write(${name}() ?? '');`;
  const { code, output } = await capture(node, ['--no-warnings', '--input-type=module', '--eval', question]);
  if (code !== 0) throw new Problem(`${file} cannot be used:\n\n${output}`);
  return output === '' ? null : output;
}
