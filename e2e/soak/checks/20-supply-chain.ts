import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { installBuildAndTest } from '../supply-chain/clean-install.ts';
import { scanLock } from '../supply-chain/lock-scan.ts';
import { packagesOf, readLock } from '../supply-chain/package-lock.ts';
import { makeSbom } from '../supply-chain/sbom.ts';
import { scanForSecrets } from '../supply-chain/secret-scan.ts';
import { commandsOfWorkflows } from '../supply-chain/workflows.ts';

/** Those that are quick and touch every library that the program is shipped with. */
const quickTests = [
  'src/contract',
  'src/main/tokens/lifetime',
  'src/main/accounts/safe-store.test',
  'src/main/settings',
];

export const check: Check = {
  id: '20',
  name: 'Supply chain',
  planted: [
    {
      what: 'A package of the lock comes from elsewhere',
      file: 'package-lock.json',
      find: '"node_modules/zustand": {',
      replace: '"node_modules/zustand": {\n      "resolved": "https://packages.example/zustand.tgz",',
    },
    {
      what: 'The lock’s scan lets checksums be weak',
      file: '.lockfile-lintrc.json',
      find: '"validateIntegrity": true',
      replace: '"validateIntegrity": false',
    },
    {
      what: 'A token was committed',
      file: 'README.md',
      find: '# Tokendock\n',
      replace: `# Tokendock\n\nghp_${'0123456789ab'.repeat(3)}\n`,
    },
    {
      what: 'The scan for secrets looks for none',
      file: '.secretlintrc.json',
      find: '"@secretlint/secretlint-rule-preset-recommend",',
      replace: '"@secretlint/secretlint-rule-preset-recommend", "disabled": true,',
    },
    {
      what: 'The workflow no longer asks for known holes',
      file: '.github/workflows/check.yml',
      find: 'npm audit --audit-level=high',
      replace: 'echo npm audit --audit-level=high',
    },
    {
      what: 'The release comes without an SBOM',
      file: '.github/workflows/release.yml',
      find: 'npm sbom --package-lock-only',
      replace: '# npm sbom --package-lock-only',
    },
    {
      what: 'package.json asks for what the lock does not have',
      file: 'package.json',
      find: '"zustand": "^5.1.0"',
      replace: '"zustand": "^4.0.0"',
    },
    {
      what: 'A unit test fails',
      file: 'src/main/settings.ts',
      find: 'version: z.literal(1)',
      replace: 'version: z.literal(2)',
    },
  ],
  async run({ quick }) {
    const { broken, expect } = createBroken();
    const root = process.cwd();
    const lock = await scanLock(root);
    for (const problem of lock.problems) expect(false, `The lock: ${problem}`);
    expect(lock.missed.length === 0, `The lock's scan does not notice ${lock.missed.join(', ')}.`);
    const secrets = await scanForSecrets(root);
    expect(secrets.found.length === 0, `A secret lies in ${secrets.found.join(', ')}.`);
    expect(secrets.missed.length === 0, `The scan for secrets does not notice ${secrets.missed.join(', ')}.`);
    const sbom = await makeSbom(root);
    broken.push(...sbom.problems);
    const commands = await commandsOfWorkflows(root);
    // What tests and builds is looked at as well as what is shipped.
    const audits = commands.filter(({ line }) => /^npm audit( |$)/.test(line) && !line.includes('--omit'));
    for (const trigger of ['push', 'pull_request'])
      expect(
        audits.some(({ triggers }) => triggers.includes(trigger)),
        `No workflow runs npm audit on ${trigger}.`,
      );
    expect(
      commands.some(({ line }) => line.startsWith('npm sbom ')),
      'No workflow makes an SBOM.',
    );
    // What is suspicious already is not installed.
    const installed = broken.length === 0 ? await installBuildAndTest(root, quick ? quickTests : []) : null;
    broken.push(...(installed?.problems ?? []));
    const packages = packagesOf(await readLock(root));
    return {
      figures: {
        packages: packages.length,
        packagesWithInstallScript: packages.filter(([, { hasInstallScript }]) => hasInstallScript).length,
        plantedInLock: lock.planted,
        plantedInLockCaught: lock.planted - lock.missed.length,
        secretsFound: secrets.found.length,
        secretsPlanted: secrets.planted,
        secretsPlantedCaught: secrets.planted - secrets.missed.length,
        sbomComponents: sbom.components,
        wholeAuditsInWorkflows: audits.length,
        cleanInstallMs: installed?.installMs ?? 0,
        unitTestsPassed: installed?.testsPassed ?? 0,
      },
      broken,
    };
  },
};
