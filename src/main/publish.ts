import type { AccountView } from '../contract/account.ts';
import type { Events } from '../contract/events.ts';
import type { AccountRecord } from './accounts/account-record.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Clock } from './clock.ts';
import type { Tokens } from './tokens/fresh-token.ts';

interface Collaborators {
  readonly accounts: Pick<Accounts, 'list'>;
  readonly statusOf: Tokens['statusOf'];
  readonly clock: Clock;
  readonly tellWindow: (change: Events['accountsChanged']) => void;
  readonly showInTray: (accounts: readonly AccountView[]) => void;
}

/** Too short to be seen. */
const gatherMs = 30;
/**
 * Still sooner than a person opens the menu, and later than most sign-ins end: drawing thousands of items does not
 * stand in the way of a copy, and is done once for what begins and ends in between.
 */
const trayGatherMs = 100;
/** The tray's texts count down in minutes. */
const trayRefreshMs = 30_000;
/** The longest delay that `setTimeout` knows. */
const maxDelayMs = 2 ** 31 - 1;

/** Keeps the window and the tray in step with the accounts: changes of one moment go out together. */
export function createPublisher({ accounts, statusOf, clock, tellWindow, showInTray }: Collaborators) {
  const waiting = new Set<string>();
  let nextTurn: NodeJS.Timeout | null = null;
  let drawing: NodeJS.Timeout | null = null;
  /** As they were last looked at: whatever makes one another is told by `changed`. */
  let known: Map<string, AccountView> | null = null;

  const view = (record: AccountRecord): AccountView => viewOf(record, statusOf(record));

  function views(): AccountView[] {
    known = new Map(accounts.list().map((record) => [record.id, view(record)]));
    return [...known.values()];
  }

  function changed(id: string): void {
    if (waiting.size === 0) setTimeout(publish, gatherMs);
    waiting.add(id);
  }

  function publish(): void {
    const records = accounts.list().filter(({ id }) => waiting.has(id));
    const present = new Set(records.map(({ id }) => id));
    const change = {
      changed: records.map(view),
      removed: [...waiting].filter((id) => !present.has(id)),
    };
    for (const each of change.changed) known?.set(each.id, each);
    for (const id of change.removed) known?.delete(id);
    // First of all: while something waits, no further publishing is set up.
    waiting.clear();
    trayChanged();
    tellWindow(change);
  }

  function trayChanged(): void {
    drawing ??= setTimeout(draw, trayGatherMs);
  }

  function draw(): void {
    if (drawing) clearTimeout(drawing);
    drawing = null;
    const all = known ? [...known.values()] : views();
    showInTray(all);
    waitForNextTurn(all);
  }

  /** A token stops being fresh, and then expires, without anything else happening. */
  function waitForNextTurn(all: readonly AccountView[]): void {
    if (nextTurn) clearTimeout(nextTurn);
    const now = clock.now();
    const turns = all.map(({ id, status }) => ({ id, at: turnOf(status) })).filter(({ at }) => Number.isFinite(at));
    const first = Math.min(...turns.map(({ at }) => at));
    if (!Number.isFinite(first)) return;
    nextTurn = setTimeout(
      () => {
        for (const { id, at } of turns) if (at <= clock.now() + 1) changed(id);
        if (waiting.size === 0) waitForNextTurn(views());
      },
      Math.min(Math.max(first - now, 0) + 1, maxDelayMs),
    );
  }

  setInterval(() => showInTray(views()), trayRefreshMs).unref();

  return {
    views,
    /** Draws the tray anew at once, since what it shows must go. */
    refreshTray: draw,
    /** Draws the tray soon: for the first time, or where something else than an account has changed. */
    trayChanged,
    changed,
    /** After a sleep or a jump of the clock, every status may be another. */
    everythingChanged: () => accounts.list().forEach(({ id }) => changed(id)),
  };
}

function turnOf(status: AccountView['status']): number {
  if (status.kind === 'fresh') return status.staleAt;
  return status.kind === 'expiring' ? status.expiresAt : Number.POSITIVE_INFINITY;
}

function viewOf(record: AccountRecord, status: AccountView['status']): AccountView {
  const {
    id,
    provider,
    label,
    identifier,
    baseUrl,
    tags,
    authority,
    environment,
    pinned,
    position,
    choice,
    copyForm,
    lastUsedAt,
  } = record;
  return {
    id,
    provider,
    choice: choice?.name ?? null,
    label,
    identifier,
    baseUrl,
    tags,
    authority,
    environment,
    pinned,
    position,
    copyForm,
    lastUsedAt,
    status,
  };
}
