import { readFile, readdir } from 'node:fs/promises';

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: string;
}

/** The process and all that descend from it (Linux only). */
export async function familyOf(root: number): Promise<RunningProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = (await Promise.all(pids.map(describe))).filter((one) => one !== null);
  const family = all.filter(({ pid }) => pid === root);
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
  return family;
}

/** Null for one that has ended meanwhile. */
async function describe(pid: number): Promise<RunningProcess | null> {
  try {
    const [stat, commandLine] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'latin1'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // proc_pid_stat(5): the name in brackets may hold anything; behind it come the state and the parent.
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(parent), commandLine };
  } catch {
    return null;
  }
}

/** What any program may read of another: command lines; and what its own user may: environments. */
export async function publicTexts(root: number): Promise<string[]> {
  const family = await familyOf(root);
  const environments = await Promise.all(
    family.map(({ pid }) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')),
  );
  return [...family.map(({ commandLine }) => commandLine), ...environments];
}
