import type Electron from 'electron';
import { KnownEvents, PreventableEvent } from '../events.ts';
import { records } from '../records.ts';
import { refuseUnknownOptions, strict } from '../strict.ts';

const options = [
  'title',
  'subtitle',
  'body',
  'silent',
  'icon',
  'urgency',
  'timeoutType',
  'closeButtonText',
] satisfies (keyof Electron.NotificationConstructorOptions)[];

/** As long as desktops show theirs, in ms. */
const shownForMs = 5000;

let lastNumber = 0;

/** Those that are shown, for the tray's page. */
export const shownNotifications = new Map<number, Notification>();
let onChange = (): void => {};

export function watchNotifications(listener: () => void): void {
  onChange = listener;
}

export class Notification extends KnownEvents {
  private readonly number = ++lastNumber;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;

  constructor(given: Electron.NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'failed']);
    refuseUnknownOptions('Notification', given, options);
    this.title = given.title ?? '';
    this.subtitle = given.subtitle ?? '';
    this.body = given.body ?? '';
    this.silent = given.silent ?? false;
    return strict('electron.Notification', this);
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    shownNotifications.set(this.number, this);
    setTimeout(() => this.close(), shownForMs).unref();
    records.notification.push({ title: this.title, body: this.body, silent: this.silent });
    onChange();
    this.emit('show', new PreventableEvent());
  }

  close(): void {
    if (!shownNotifications.delete(this.number)) return;
    onChange();
    this.emit('close', new PreventableEvent());
  }

  /** Part of the stand-in: what a person's click does. */
  clicked(): void {
    this.emit('click', new PreventableEvent());
    this.close();
  }
}
