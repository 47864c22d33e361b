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

/** What a person did on the page; `item` with a command id, `notification` with its id, `icon` with 0. */
export type TrayDeed = 'item' | 'notification' | 'icon';
