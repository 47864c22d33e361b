import * as z from 'zod/mini';
import { environments, providerIds } from './account.ts';
import type { Authority } from './account.ts';
import { copyForms } from './copy-forms.ts';
import type { CopyForm } from './copy-forms.ts';
import type { AccountDetails } from './details.ts';
import type { Result } from './result.ts';
import { settingsShape } from './settings-shape.ts';
import type { Settings } from './settings.ts';
import type { SignInCheck } from './sign-in-check.ts';
import type { AppState } from './state.ts';
import type { ChosenFile, ImportOutcome, ImportPreview } from './transfer.ts';

/** Far beyond every field's own limit: those are judged by the handler, which can say what is wrong with a field. */
const text = z.string().check(z.maxLength(100_000));
const id = z.strictObject({ id: z.uuid() });

/** The account form as typed. Exactly one of `username` and `email` is to be filled in. */
const accountDraft = z.strictObject({
  provider: z.enum(providerIds),
  label: text,
  username: text,
  email: text,
  /** Empty when editing: the saved one stays. */
  password: text,
  /** Empty: the provider's own address. */
  baseUrl: text,
  tags: z.array(text).check(z.maxLength(1000)),
  environment: z.nullable(z.enum(environments)),
  /** Certificates, as text. */
  authority: z.nullable(text),
});

/** What the window may ask of main: each call's name and the schema of its only argument. */
export const callInputs = {
  loadState: z.undefined(),
  /** Saves the password, then the account. Does not sign in, unless a new user was created: that answers with a token. */
  addAccount: z.extend(accountDraft, { newUser: z.optional(z.boolean()) }),
  editAccount: z.extend(accountDraft, { id: z.uuid() }),
  deleteAccount: id,
  /** Answers what the provider asked for, and signs in; null: to be asked anew. */
  choose: z.extend(id, { option: z.nullable(text) }),
  /** Asks the provider whose token it is. */
  refreshProfile: id,
  /** Asks which file; answers the certificates in it, null where the person gives up. */
  chooseAuthority: z.undefined(),
  /** Looks for what keeps the account from signing in. Sends no secret; ends within 15 s. */
  checkSignIn: id,
  /** Puts the last check’s report on the clipboard. */
  copySignInCheck: id,
  /** Reads the keychain, and sends nothing. */
  accountDetails: id,
  setPinned: z.extend(id, { pinned: z.boolean() }),
  /** The order that the person made, all accounts in it. */
  setOrder: z.strictObject({ ids: z.array(z.uuid()).check(z.maxLength(100_000)) }),
  /** Always asks the provider, even when a fresh session is there. */
  signIn: id,
  /** As a click in the tray: the quick search hides, and main tells how it went. */
  quickCopy: id,
  hideQuickOpen: z.undefined(),
  /** Puts a fresh token on the clipboard; without `as`, in the form in which it was last copied. */
  copyToken: z.extend(id, { as: z.optional(z.enum(copyForms)) }),
  /** Changes these, and leaves the others as they are in main: two changes at once lose neither. */
  changeSettings: z.partial(settingsShape).check(z.refine((change) => Object.keys(change).length > 0)),
  /** Keeps secrets in memory until the program ends: for systems without a keychain. */
  keepSecretsInMemory: z.undefined(),
  /** Clears the clipboard, if it still holds what was copied. */
  clearClipboard: z.undefined(),
  /** Asks where to; with a passphrase, the passwords go along, encrypted. */
  exportAccounts: z.strictObject({ passphrase: z.nullable(text) }),
  /** Asks which file. */
  chooseImport: z.undefined(),
  openImport: z.strictObject({ ticket: z.uuid(), passphrase: text }),
  applyImport: z.strictObject({ ticket: z.uuid() }),
  dropImport: z.undefined(),
  lock: z.undefined(),
  unlock: z.undefined(),
  dismissNotice: z.strictObject({ id: text }),
} as const;

/** All others are refused while Tokendock is locked. */
export const callsWhileLocked: ReadonlySet<string> = new Set<CallName>([
  'loadState',
  'unlock',
  'lock',
  'hideQuickOpen',
]);

export type CallName = keyof typeof callInputs;
export const callNames = Object.keys(callInputs).filter((name): name is CallName => Object.hasOwn(callInputs, name));
export type CallInput<Name extends CallName> = z.output<(typeof callInputs)[Name]>;
export type AccountDraft = z.output<typeof accountDraft>;
export type NewAccountDraft = CallInput<'addAccount'>;

/** What a copy put on the clipboard: never the token itself. Times are in ms since 1970. */
export interface Copied {
  readonly as: CopyForm;
  /** Null where nobody knows. */
  readonly expiresAt: number | null;
  /** When the clipboard is cleared. */
  readonly clearsAt: number;
}

interface CallOutputs {
  loadState: AppState;
  addAccount: { readonly id: string };
  editAccount: null;
  deleteAccount: null;
  choose: { readonly expiresAt: number | null };
  refreshProfile: null;
  accountDetails: AccountDetails;
  chooseAuthority: Authority | null;
  checkSignIn: SignInCheck;
  copySignInCheck: null;
  setPinned: null;
  setOrder: null;
  signIn: { readonly expiresAt: number | null };
  quickCopy: null;
  hideQuickOpen: null;
  copyToken: Copied;
  changeSettings: Settings;
  keepSecretsInMemory: null;
  clearClipboard: null;
  /** The file's name; null where the person gave up. */
  exportAccounts: { readonly fileName: string | null };
  chooseImport: ChosenFile;
  openImport: ImportPreview;
  applyImport: ImportOutcome;
  dropImport: null;
  lock: null;
  unlock: null;
  dismissNotice: null;
}

export type CallOutput<Name extends CallName> = CallOutputs[Name];

/** Main's side of the contract: an answer, or a thrown `TokendockError`. */
export type CallHandlers = {
  readonly [Name in CallName]: (input: CallInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

/** The window's side of the contract. */
export type Call = <Name extends CallName>(
  name: Name,
  ...input: CallInput<Name> extends undefined ? [] : [CallInput<Name>]
) => Promise<Result<CallOutput<Name>>>;

/** The names are prefixed on Electron's IPC, so that nothing but the contract can be reached. */
export type CallChannel = `tokendock:${CallName}`;
