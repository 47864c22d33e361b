import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder on the disk that is gone after the test. */
export function temporaryFolder(): string {
  return folderIn(tmpdir());
}

/** The same in memory where the system offers that: for tests that save hundreds of times, since an fsync takes 10 ms. */
export function quickFolder(): string {
  return folderIn(existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
}

function folderIn(parent: string): string {
  const folder = mkdtempSync(join(parent, 'tokendock-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
