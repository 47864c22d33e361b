/** What main tells the page; the payloads are encoded clones. */
export type ToPage =
  | { readonly kind: 'answer'; readonly id: number; readonly channel: string; readonly payload: string }
  | { readonly kind: 'refusal'; readonly id: number; readonly channel: string; readonly error: string }
  | { readonly kind: 'event'; readonly channel: string; readonly payload: string };

/** What the page tells main. */
export type FromPage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  /** The preload has run: events may be sent. */
  | { readonly kind: 'listening' }
  | { readonly kind: 'preload-failed'; readonly error: string }
  | { readonly kind: 'shortcut'; readonly key: string; readonly modifiers: string[] }
  | { readonly kind: 'resized'; readonly width: number; readonly height: number };

export type TellMain = (message: FromPage) => void;
