import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createTestAuthority } from '../testing/certificates.ts';
import { failureOf } from '../testing/failure-of.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createAuthorityFiles } from './authority-file.ts';

const authority = createTestAuthority('Acme Root');
afterAll(authority.close);

it('the window can name an authority only after the person chose its file', async () => {
  const files = createAuthorityFiles();
  const file = join(temporaryFolder(), 'root.pem');
  writeFileSync(file, authority.pem);
  expect(await failureOf(() => files.requireChosen(authority.pem, null))).toMatchObject({ code: 'invalid-input' });
  const { pem, name } = await files.read(file);
  expect(name).toBe('Acme Root');
  files.requireChosen(pem, null);
  createAuthorityFiles().requireChosen(pem, { name, pem });
  createAuthorityFiles().requireChosen(null, { name, pem });
});

it.each([
  ['missing.pem', null, /can’t be read/],
  ['large.pem', 'x'.repeat(70_000), /at most 64 KB/],
  ['other.pem', 'no certificate', /holds no certificate/],
])('%s is refused in words', async (name, content, words) => {
  const file = join(temporaryFolder(), name);
  if (content !== null) writeFileSync(file, content);
  expect(await failureOf(() => createAuthorityFiles().read(file))).toMatchObject({
    fields: { authority: expect.stringMatching(words) },
  });
});
