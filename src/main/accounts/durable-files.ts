import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Replaces a file or leaves it as it is. What is there afterwards is on the disk; its name, after `syncFolder`. */
export function replaceDurably(path: string, content: Buffer): void {
  const temporary = `${path}.tmp-${process.pid}`;
  try {
    const descriptor = openSync(temporary, 'w', 0o600);
    try {
      // Not `writeSync`, which on a full disk writes a part and says so in its result alone.
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A rename or a removal outlasts a power cut once its folder is on the disk. Does nothing where a system has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}

export function syncFile(path: string): void {
  sync(path, 'r+');
}

function sync(path: string, mode: string): void {
  const descriptor = openSync(path, mode);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A process that is killed while it saves leaves its temporary file behind. */
export function removeLeftovers(folder: string, fileName: string): void {
  try {
    for (const entry of readdirSync(folder)) {
      if (entry.startsWith(`${fileName}.tmp-`) || entry.startsWith(`${fileName}.bak.tmp-`))
        rmSync(join(folder, entry), { force: true });
    }
  } catch {
    // Nothing is read from it: in a folder that can't be written to, or isn't there yet, it may stay.
  }
}
