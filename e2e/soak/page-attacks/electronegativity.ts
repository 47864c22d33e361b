import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { lastWords, runProgram } from '../run-program.ts';

/** SARIF 2.1.0, as far as it is needed. */
const report = z.object({
  runs: z.array(
    z.object({
      results: z.array(
        z.object({
          ruleId: z.string(),
          locations: z.array(
            z.object({ physicalLocation: z.object({ artifactLocation: z.object({ uri: z.string() }) }) }),
          ),
        }),
      ),
    }),
  ),
});

/** Why a finding is none: by its rule, and the file in which it is expected. */
const explained: readonly { readonly rule: string; readonly file: RegExp; readonly because: string }[] = [
  { rule: 'CSP_GLOBAL_CHECK', file: /^$/, because: 'the policy is a header of app://, which this check reads' },
  {
    rule: 'SANDBOX_JS_CHECK',
    file: /^src\/main\/desktop\/(window|quick-open)\.ts$/,
    because: 'the preferences come from page-rules.ts; this check reads those in force',
  },
  {
    rule: 'CONTEXT_ISOLATION_JS_CHECK',
    file: /^src\/main\/desktop\/(window|quick-open)\.ts$/,
    because: 'as the sandbox',
  },
  {
    rule: 'AUXCLICK_JS_CHECK',
    file: /^src\/main\/desktop\/(window|quick-open)\.ts$/,
    because: 'sealPage denies every window, however it is asked for',
  },
  {
    rule: 'OPEN_EXTERNAL_JS_CHECK',
    file: /^src\/main\/desktop\/page-rules\.ts$/,
    because: 'only for addresses of the contract, compared whole',
  },
  {
    rule: 'CERTIFICATE_VERIFY_PROC_JS_CHECK',
    file: /^src\/main\/desktop\/sessions\.ts$/,
    because: 'for the authority of an account alone, which check 6 tries',
  },
  { rule: 'ELECTRON_VERSION_JSON_CHECK', file: /^package\.json$/, because: 'it is the newest; npm audit asks in CI' },
];

/**
 * It looks for newer translations of itself; where there is no network, its HTTP library tries again, and on Node 24 ends
 * the process in doing so. A name that is not found for an unknown reason is not tried again.
 */
const withoutNetwork = `data:text/javascript,${encodeURIComponent(`
  import dns from 'node:dns';
  dns.lookup = (host, options, callback) => callback(Object.assign(new Error('no network'), { code: 'EOFFLINE' }));
`)}`;

interface Findings {
  /** Of medium severity or higher. */
  readonly found: number;
  readonly unexplained: string[];
}

/**
 * What Electronegativity finds in the program's source. It ends with 0 whatever it finds, so its report is read. It is
 * installed on the first use, beside the dependencies, from a lock of its own.
 */
export async function electronegativityFindings(root: string): Promise<Findings> {
  const program = await installed(root);
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-electronegativity-'));
  try {
    const input = join(folder, 'input');
    await cp(join(root, 'src'), join(input, 'src'), { recursive: true });
    await cp(join(root, 'package.json'), join(input, 'package.json'));
    const output = join(folder, 'report.sarif');
    // Without the one that asks the network for Electron's releases.
    const options = ['--severity', 'medium', '--exclude-checks', 'AvailableSecurityFixesGlobalCheck'];
    const args = ['--import', withoutNetwork, program, '-i', input, '-o', output, ...options];
    const ended = await runProgram(process.execPath, args, folder);
    if (!existsSync(output)) throw new Error(`Electronegativity gave no report: ${lastWords(ended)}`);
    const { runs } = report.parse(JSON.parse(await readFile(output, 'utf8')));
    const findings = runs
      .flatMap(({ results }) => results)
      .map(({ ruleId, locations }) => {
        const uri = locations[0]?.physicalLocation.artifactLocation.uri ?? '';
        return { rule: ruleId, file: uri.startsWith(input) ? relative(input, uri) : '' };
      });
    const unexplained = findings
      .filter(({ rule, file }) => !explained.some((known) => known.rule === rule && known.file.test(file)))
      .map(({ rule, file }) => `${rule} in ${file === '' ? 'the program' : file}`);
    return { found: findings.length, unexplained };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function installed(root: string): Promise<string> {
  const folder = resolve(root, 'node_modules/.cache/electronegativity');
  const program = join(folder, 'node_modules/@doyensec/electronegativity/dist/index.js');
  if (existsSync(program)) return program;
  await mkdir(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    await cp(resolve(import.meta.dirname, 'electronegativity', file), join(folder, file));
  }
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  const ended = await runProgram('npm', options, folder);
  if (!existsSync(program)) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`Electronegativity could not be installed: ${lastWords(ended)}`);
  }
  return program;
}
