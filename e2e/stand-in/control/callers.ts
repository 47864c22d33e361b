/** Who a call may claim to come from; `own` is the window's page itself. */
export type Caller = 'own' | 'no frame' | 'a frame within' | 'another page' | 'another window' | 'a frame that is gone';

/**
 * The event of a call that seems to come from there. Also sent to Electron as source: it uses nothing from outside
 * itself.
 */
export function eventFrom(caller: Caller, sender: { getURL(): string }): object {
  const frame = { parent: null, url: sender.getURL() };
  const gone = {
    sender,
    get senderFrame(): never {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  };
  const events: Readonly<Record<Caller, object>> = {
    own: { sender, senderFrame: frame },
    'no frame': { sender, senderFrame: null },
    'a frame within': { sender, senderFrame: { ...frame, parent: frame } },
    'another page': { sender, senderFrame: { ...frame, url: 'https://example.com/index.html' } },
    'another window': { sender: {}, senderFrame: frame },
    'a frame that is gone': gone,
  };
  return events[caller];
}
