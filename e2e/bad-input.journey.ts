import { hostileAnswers, redirectTo } from './providers/hostile-answers.ts';
import { startProvider } from './providers/index.ts';
import { entryAt, expect, password, test } from './fixtures.ts';
import { addAccount, expectStatus, fillForm, openForm, rowOf, save } from './window-steps.ts';

const wrongBaseUrls = [
  ['a query', 'https://api.example.com/v1?key=canary-7391', 'a base URL has no query'],
  ['a fragment', 'https://api.example.com/#canary-7391', 'a base URL has no fragment'],
  ['a password in it', 'https://bob:canary-7391@api.example.com', 'Leave out the user name and password'],
  ['http: to another host', 'http://api.example.com', 'Use https:// here'],
  ['another scheme', 'ftp://api.example.com', 'must begin with https://'],
  ['no URL at all', 'https://not a url', 'This is not a URL'],
] as const;

for (const [what, baseUrl, message] of wrongBaseUrls) {
  test(`a base URL with ${what} is refused beside the field, and nothing typed is lost`, async ({ app, servers }) => {
    await openForm(app.window);
    const entry = { ...entryAt(servers.cloudidr, 'prod admin'), baseUrl };
    await fillForm(app.window, entry);
    await save(app.window);
    const field = app.window.getByRole('dialog').getByLabel('Base URL');
    await expect(field).toHaveAccessibleDescription(new RegExp(message));
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue(baseUrl);
    await expect(app.window.getByRole('dialog').getByLabel('Password')).toHaveValue(password);
    expect(servers.cloudidr.requests).toEqual([]);

    await field.fill(servers.cloudidr.baseUrl);
    await save(app.window);
    await expectStatus(app.window, 'prod admin', 'Fresh');
  });
}

test('empty fields and a password of 5,000 characters are refused, each beside itself', async ({ app, servers }) => {
  await openForm(app.window);
  const dialog = app.window.getByRole('dialog');
  await dialog.getByLabel('Provider').selectOption('auths');
  await save(app.window);
  await expect(dialog.getByLabel('Label')).toHaveAccessibleDescription(/Enter a label/);
  await expect(dialog.getByLabel('Email')).toHaveAccessibleDescription(/Enter the username or the email address/);
  await expect(dialog.getByLabel('Password')).toHaveAccessibleDescription(/Enter the password/);
  await expect(dialog.getByLabel('Base URL')).toHaveAccessibleDescription(/Enter the API’s address/);

  await fillForm(app.window, { ...entryAt(servers.auths, 'prod admin'), password: 'x'.repeat(5000) });
  await save(app.window);
  await expect(dialog.getByLabel('Password')).toHaveAccessibleDescription(
    /at most 4,096 characters; this one has 5,000/,
  );
  await dialog.getByLabel('Password').fill('short');
  await save(app.window);
  await expect(dialog.getByLabel('Password')).toHaveAccessibleDescription(/at least 6 characters/);
  expect(servers.auths.requests).toEqual([]);
});

test('emoji are welcome everywhere', async ({ app, servers }) => {
  const entry = { ...entryAt(servers.appmixer, 'emoji'), label: 'prod 🚀 <b>admin</b>' };
  await addAccount(app.window, entry);
  await expectStatus(app.window, entry.label, 'Fresh');
  await expect(rowOf(app.window, entry.label).getByText(entry.label)).toBeVisible();
});

const answers = [
  ['an HTML page with 200', 'did not answer with JSON'],
  ['a gzip body that decodes to 100 MB', 'far more than a sign-in answer'],
] as const;

for (const [name, message] of answers) {
  test(`${name} in answer is told beside the account, which stays`, async ({ app, servers }) => {
    const hostile = hostileAnswers.find((answer) => answer.name === name);
    if (!hostile) throw new Error(`There is no such answer: ${name}`);
    servers.cloudidr.answerNext(hostile.handler('cloudidr'));
    await addAccount(app.window, entryAt(servers.cloudidr, 'prod admin'));
    await expectStatus(app.window, 'prod admin', message);
    // The account and its password are there: the next try works.
    await rowOf(app.window, 'prod admin').getByRole('button', { name: 'Copy token' }).click();
    await expectStatus(app.window, 'prod admin', 'Fresh');
  });
}

test('a redirect is not followed, and its host is named beside the account', async ({ app, servers }) => {
  const other = await startProvider('cloudidr');
  servers.cloudidr.answerNext(redirectTo(307, `${other.baseUrl}/external/api/v1/sign-in`));
  await addAccount(app.window, entryAt(servers.cloudidr, 'prod admin'));
  await expectStatus(app.window, 'prod admin', `redirects to ${new URL(other.baseUrl).host}`);
  expect(other.requests).toEqual([]);
  await other.close();
});

test('a provider that is not there is told beside the account', async ({ app, servers }) => {
  const entry = entryAt(servers.cloudidr, 'prod admin');
  await servers.cloudidr.close();
  await addAccount(app.window, entry);
  await expectStatus(app.window, 'prod admin', 'refuses the connection');
});
