import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';

/**
 * Whether a call comes from a page of ours itself: from one of our windows, from its main frame, and from our own
 * address. A frame that is gone is null, or throws where it is asked.
 */
export function fromOurPage(isOurWindow: (contents: WebContents) => boolean) {
  return ({ sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean =>
    isOurWindow(sender) && senderFrame?.parent === null && senderFrame.url.startsWith(`${appOrigin}/`);
}
