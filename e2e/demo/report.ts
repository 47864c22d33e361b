import type { ProviderId } from '../../src/contract/account.ts';

export interface AccountReport {
  readonly provider: ProviderId;
  readonly label: string;
  /** The copied token was accepted on the provider's protected route. */
  readonly acceptedByProvider: boolean;
  /** After its expiry, the next click gave another token, accepted as well. */
  readonly freshAfterExpiry: boolean;
  /** What the window said after a wrong password. */
  readonly wrongPasswordMessage: string;
  /** Sign-in requests from the wrong password until a right one was typed, clicks in the tray included. */
  readonly requestsAfterWrongPassword: number;
  /** From the click in the tray to the written clipboard, inside main, in ms. */
  readonly copyCachedMs: number;
  readonly copyExpiredMs: number;
}

export interface DemoReport {
  readonly host: 'electron' | 'stand-in';
  readonly accounts: readonly AccountReport[];
  /** Passwords and issued tokens seen in messages from main to the window. */
  readonly secretsSentToRenderer: number;
  /** Files of the profile, logs included, that hold one. */
  readonly secretsOnDisk: number;
  readonly screenshots: readonly string[];
}

export function held(report: DemoReport): boolean {
  return (
    report.secretsSentToRenderer === 0 &&
    report.secretsOnDisk === 0 &&
    report.accounts.every(
      (account) =>
        account.acceptedByProvider &&
        account.freshAfterExpiry &&
        account.requestsAfterWrongPassword === 1 &&
        account.wrongPasswordMessage.startsWith('Needs password: '),
    )
  );
}

export function printed(report: DemoReport): string {
  const header = ['account', 'accepted', 'fresh after expiry', 'requests after a wrong password', 'cached', 'expired'];
  const rows = report.accounts.map((account) => [
    account.label,
    yes(account.acceptedByProvider),
    yes(account.freshAfterExpiry),
    String(account.requestsAfterWrongPassword),
    `${account.copyCachedMs} ms`,
    `${account.copyExpiredMs} ms`,
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const table = [header, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [
    ...table,
    '',
    ...report.accounts.map(({ label, wrongPasswordMessage }) => `${label}, wrong password: ${wrongPasswordMessage}`),
    '',
    `secrets sent to the window: ${report.secretsSentToRenderer}; files with secrets on disk: ${report.secretsOnDisk}`,
    `host: ${report.host}; screenshots: ${report.screenshots.join(', ')}`,
    held(report) ? 'All of it held.' : 'NOT all of it held.',
  ].join('\n');
}

function yes(value: boolean): string {
  return value ? 'yes' : 'NO';
}
