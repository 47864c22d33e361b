import type { Page } from 'playwright-core';
import type { CallInput, CallName, CallOutput } from '../../src/contract/calls.ts';
import type { Result } from '../../src/contract/result.ts';

/** One call of the contract, as the window's page makes it. */
export function callMain<Name extends CallName>(
  page: Page,
  name: Name,
  input?: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> {
  return page.evaluate<Result<CallOutput<Name>>, readonly [string, unknown]>(
    (call) => Reflect.get(window, 'tokendock').call(...call),
    [name, input],
  );
}

/** The same where nothing but success will do. */
export async function callWell<Name extends CallName>(
  page: Page,
  name: Name,
  input?: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const result = await callMain(page, name, input);
  if (result.ok) return result.value;
  throw new Error(`${name} failed: ${result.error.code}`);
}
