import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { ProviderId } from '../src/contract/account.ts';
import { t } from '../src/contract/language/language.ts';

/** What a person types into the account form. */
export interface Entry {
  readonly provider: ProviderId;
  readonly label: string;
  readonly username?: string;
  readonly email?: string;
  readonly password: string;
  readonly baseUrl: string;
}

export function rowOf(window: Page, label: string): Locator {
  return window.getByRole('row', { name: label, exact: true });
}

export async function openForm(window: Page): Promise<void> {
  await window.getByRole('button', { name: t('form.add') }).click();
}

export async function fillForm(window: Page, entry: Entry): Promise<void> {
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel(t('form.provider')).selectOption(entry.provider);
  await dialog.getByLabel(t('form.label')).fill(entry.label);
  if (entry.username !== undefined) await dialog.getByLabel(t('form.username')).fill(entry.username);
  if (entry.email !== undefined) await dialog.getByLabel(t('form.email')).fill(entry.email);
  await dialog.getByLabel(t('form.password')).fill(entry.password);
  await dialog.getByLabel(t('form.baseUrl')).fill(entry.baseUrl);
}

export async function save(window: Page): Promise<void> {
  await window.getByRole('button', { name: t('form.saveAndSignIn') }).click();
}

export async function addAccount(window: Page, entry: Entry): Promise<void> {
  await openForm(window);
  await fillForm(window, entry);
  await save(window);
  await expect(rowOf(window, entry.label)).toBeVisible();
}

/** Chooses from the row's "More" menu. */
export async function choose(window: Page, label: string, item: string | RegExp): Promise<void> {
  await rowOf(window, label)
    .getByRole('button', { name: t('row.more') })
    .click();
  await window.getByRole('menuitem', { name: item }).click();
}

export async function expectStatus(window: Page, label: string, status: string | RegExp): Promise<void> {
  await expect(rowOf(window, label)).toContainText(status, { timeout: 20_000 });
}

/** Asks until the answer is what it should be; answers the last one. */
export async function until<T>(
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
  patienceMs = 20_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer) || Date.now() > end) return answer;
    await sleep(10);
  }
}
