import * as z from 'zod';
import { lastWords, runProgram } from '../run-program.ts';
import { nameOf, packagesOf, readLock } from './package-lock.ts';

const bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.looseObject({
      purl: z.string().startsWith('pkg:npm/'),
      hashes: z.array(z.looseObject({ alg: z.string() })).default([]),
    }),
  ),
});

interface Sbom {
  readonly components: number;
  readonly problems: readonly string[];
}

/** The list of everything that the program is made of, as the release makes it, held against the lock. */
export async function makeSbom(root: string): Promise<Sbom> {
  const ended = await runProgram('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], root);
  if (ended.code !== 0) return { components: 0, problems: [`No SBOM was made: ${lastWords(ended)}`] };
  const { components } = bom.parse(JSON.parse(ended.stdout));
  const listed = new Set(components.map(({ purl }) => decodeURIComponent(purl.slice('pkg:npm/'.length))));
  const locked = packagesOf(await readLock(root)).map(nameOf);
  return {
    components: components.length,
    problems: [
      ...[...new Set(locked)].filter((name) => !listed.has(name)).map((name) => `The SBOM does not list ${name}.`),
      ...components
        .filter(({ hashes }) => hashes.length === 0)
        .map(({ purl }) => `${purl} has no checksum in the SBOM.`),
    ],
  };
}
