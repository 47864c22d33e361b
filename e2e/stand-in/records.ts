export interface BlockedRequest {
  readonly address: string;
  readonly type: string;
  /** Where the app would have let it pass, the stand-in did not. */
  readonly by: 'app' | 'stand-in';
}

/** What the app asked of the desktop, for tests to read. Nothing of it reaches the desktop by being here. */
export interface Records {
  readonly notification: { readonly title: string; readonly body: string; readonly silent: boolean }[];
  readonly openExternal: string[];
  readonly openPath: string[];
  readonly errorBox: { readonly title: string; readonly content: string }[];
  readonly messageBox: { readonly message: string; readonly detail: string; readonly buttons: readonly string[] }[];
  readonly loginItem: object[];
  /** What a page asked for and did not get. */
  readonly blockedRequest: BlockedRequest[];
}

export const records: Records = {
  notification: [],
  openExternal: [],
  openPath: [],
  errorBox: [],
  messageBox: [],
  loginItem: [],
  blockedRequest: [],
};
