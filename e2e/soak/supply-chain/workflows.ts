import { readFile, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const workflow = z.looseObject({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  jobs: z.record(
    z.string(),
    z.looseObject({
      steps: z.array(z.looseObject({ run: z.string().default(''), 'continue-on-error': z.unknown().optional() })),
    }),
  ),
});

interface Command {
  readonly line: string;
  readonly triggers: readonly string[];
}

/** Every line of shell that the public workflows run and whose failure is a failure of theirs. */
export async function commandsOfWorkflows(root: string): Promise<Command[]> {
  const folder = resolve(root, '.github/workflows');
  const commands: Command[] = [];
  for (const file of await readdir(folder)) {
    const { on, jobs } = workflow.parse(parse(await readFile(resolve(folder, file), 'utf8')));
    const triggers = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);
    const steps = Object.values(jobs).flatMap((job) => (job['continue-on-error'] ? [] : job.steps));
    for (const { run, ...step } of steps) {
      if (step['continue-on-error']) continue;
      commands.push(...run.split('\n').map((line) => ({ line: line.trim(), triggers })));
    }
  }
  return commands;
}
