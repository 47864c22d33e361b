/** What the tray's page shows; the page is redrawn from it as a whole. */
export interface TrayModel {
  readonly tooltip: string;
  readonly icon: string | null;
  readonly entries: readonly TrayEntry[];
  readonly notifications: readonly TrayNotification[];
}

export interface TrayEntry {
  readonly kind: 'item' | 'separator' | 'header' | 'group';
  readonly id: number;
  readonly label: string;
  readonly sublabel: string;
  readonly enabled: boolean;
  /** Null where it is nothing to check. */
  readonly checked: boolean | null;
  readonly icon: string | null;
  readonly entries: readonly TrayEntry[];
}

export interface TrayNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

/** What a person clicked. */
export type TrayDeed = 'item' | 'notification' | 'icon';

/** With the command id of an item or the id of a notification. */
export interface TrayMessage {
  readonly deed: TrayDeed;
  readonly id: number;
}
