import { plainIpcMain } from '../ipc-main.ts';
import { decode, encode } from '../page/codec.ts';
import type { FromPage, ToPage } from '../page/messages.ts';

type Message<Kind extends FromPage['kind']> = Extract<FromPage, { kind: Kind }>;

function argumentsOf(message: Message<'invoke' | 'send'>): unknown[] {
  const args = decode(message.args);
  return Array.isArray(args) ? args : [];
}

/** Lets the app's handler answer; as in Electron its error is logged, and of it only the text reaches the page. */
export async function answerInvoke(
  message: Message<'invoke'>,
  event: object,
  reply: (message: ToPage) => void,
): Promise<void> {
  const { id, channel } = message;
  try {
    const answer = await plainIpcMain.answer(channel, event, argumentsOf(message));
    reply({ kind: 'answer', id, channel, payload: encode(answer) });
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    reply({ kind: 'refusal', id, channel, error: String(error) });
  }
}

export function deliverSent(message: Message<'send'>, event: object): void {
  plainIpcMain.deliver(message.channel, event, argumentsOf(message));
}
