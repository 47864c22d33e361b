import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Of `/proc/PID/stat`: what the kernel counts processor time in (sysconf(_SC_CLK_TCK)), a second on all its systems. */
const ticksPerSecond = 100;

/** What a process has used of processors so far, in s. Linux only, where it counts in hundredths. */
export async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // proc_pid_stat: after the name, which may hold anything, the 12th and 13th are utime and stime.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** A process's resident memory, in MB. */
export async function residentMemory(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return (Number(stdout) * 1024) / 1_000_000;
}

/** How many keychain processes the app has: one begins with the first call, and stays. */
export async function keychainProcesses(appPid: number): Promise<number> {
  const { stdout } = await run('ps', ['-axww', '-o', 'pid=,ppid=,command='], { maxBuffer: 64_000_000 });
  const all = stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  const family = new Set([appPid]);
  for (let known = 0; known < family.size;) {
    known = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  // On Electron a utility process is known by its kind alone; the app has no other.
  const isKeychain = /keychain-worker|--utility-sub-type=node\.mojom\.NodeService/;
  return all.filter(({ pid, command }) => family.has(pid) && isKeychain.test(command)).length;
}
