import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { callInputs, callNames, callsWhileLocked } from '../contract/calls.ts';
import type { CallChannel, CallHandlers, CallName } from '../contract/calls.ts';
import type { Result } from '../contract/result.ts';
import { t } from '../contract/language/language.ts';
import { TokendockError } from './errors.ts';

/**
 * Binds each call of the contract to its handler. What does not come from our own page, or does not fit the schema, is
 * refused before the handler sees it. Every answer is a `Result`; an error that is not meant for people is not quoted.
 */
export function bindCalls(
  ipcMain: Pick<IpcMain, 'handle'>,
  handlers: CallHandlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
  requireUnlocked: () => void = () => undefined,
): void {
  const trusts = (event: IpcMainInvokeEvent): boolean => {
    try {
      return isTrusted(event);
    } catch {
      // Electron throws where one asks about a frame that is gone.
      return false;
    }
  };
  const bind = (name: CallName): void => {
    const run = async (event: IpcMainInvokeEvent, input: unknown): Promise<Result<unknown>> => {
      if (!trusts(event)) return refusal('This page may not call Tokendock.');
      const parsed = callInputs[name].safeParse(input);
      if (!parsed.success) return refusal('The call does not fit its schema.');
      return answer(() => {
        if (!callsWhileLocked.has(name)) requireUnlocked();
        return Reflect.apply(handlers[name], handlers, [parsed.data]);
      });
    };
    ipcMain.handle(`tokendock:${name}` satisfies CallChannel, run);
  };
  callNames.forEach(bind);
}

async function answer(work: () => unknown): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof TokendockError) return { ok: false, error: error.failure };
    return { ok: false, error: { code: 'bad-answer', message: t('failure.unexpected') } };
  }
}

function refusal(message: string): Result<never> {
  return { ok: false, error: { code: 'invalid-input', message, fields: {} } };
}
