import type Electron from 'electron';
import { appObject } from '../app.ts';
import { noteMoment } from '../control/timings.ts';
import { NativeImage, nativeImage } from '../desktop/native-image.ts';
import { shownNotifications, watchNotifications } from '../desktop/notification.ts';
import { KnownEvents, PreventableEvent } from '../events.ts';
import type { Menu, MenuItem } from '../menu/menu.ts';
import { NotImplementedError, strict } from '../strict.ts';
import type { TrayDeed, TrayEntry, TrayModel } from './model.ts';
import { TrayWindow } from './tray-window.ts';

type Image = NativeImage | string;

const pictureOf = (image: Image | undefined): string | null => {
  if (image === undefined) return null;
  const loaded = image instanceof NativeImage ? image : nativeImage.createFromPath(image);
  return loaded.isEmpty() ? null : loaded.toDataURL();
};

/** As drawn: one ampersand marks the key of a label, two are one. */
const withoutMnemonic = (label: string): string => label.replaceAll(/&(&?)/gu, '$1');

function kindOf(item: MenuItem): TrayEntry['kind'] {
  if (item.type === 'separator') return 'separator';
  if (item.type === 'submenu') return 'group';
  return item.type === 'header' ? 'header' : 'item';
}

function entryOf(item: MenuItem): TrayEntry {
  return {
    kind: kindOf(item),
    id: item.commandId,
    label: withoutMnemonic(item.label),
    sublabel: item.sublabel,
    enabled: item.enabled,
    checked: item.type === 'checkbox' || item.type === 'radio' ? item.checked : null,
    icon: pictureOf(item.icon),
    entries: entriesOf(item.submenu ?? null),
  };
}

function entriesOf(menu: Menu | null): TrayEntry[] {
  return (menu?.items ?? []).filter(({ visible }) => visible).map(entryOf);
}

/** How long a click may be under way from a menu that has been replaced since, in ms. */
const clickPatience = 1000;

let exists = false;

export class Tray
  extends KnownEvents
  implements Pick<Electron.Tray, 'setToolTip' | 'setTitle' | 'getTitle' | 'isDestroyed'>
{
  private readonly window: TrayWindow;
  private icon: string | null;
  private toolTip = '';
  private title = '';
  private menu: Menu | null = null;
  private replaced: { readonly menu: Menu; readonly at: number }[] = [];
  private destroyed = false;

  constructor(image: Image) {
    super('Tray', ['click', 'right-click', 'double-click', 'middle-click', 'mouse-enter', 'mouse-leave', 'mouse-move']);
    if (!appObject.isReady()) throw new Error('Cannot create Tray before app is ready');
    if (exists) throw new NotImplementedError('a second electron.Tray');
    exists = true;
    this.icon = pictureOf(image);
    this.window = new TrayWindow(this.model(), (deed, id) => this.onDeed(deed, id));
    watchNotifications(() => this.draw());
    return strict('electron.Tray', this);
  }

  setImage(image: Image): void {
    this.icon = pictureOf(image);
    this.draw();
  }

  setPressedImage(): void {}

  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
    this.draw();
  }

  setTitle(title: string): void {
    this.title = title;
    this.draw();
  }

  getTitle(): string {
    return this.title;
  }

  /** Later changes of the menu's items show with the next call, as on Linux. */
  setContextMenu(menu: Menu | null): void {
    const at = performance.now();
    this.replaced = this.replaced.filter((old) => at - old.at < clickPatience);
    if (this.menu !== null) this.replaced.push({ menu: this.menu, at });
    this.menu = menu;
    this.draw();
  }

  /** The menu is always open here. */
  popUpContextMenu(): void {}
  closeContextMenu(): void {}

  setIgnoreDoubleClickEvents(): void {}

  getBounds(): Electron.Rectangle {
    return { x: 0, y: 0, width: 0, height: 0 };
  }

  destroy(): void {
    this.destroyed = true;
    exists = false;
    this.window.close();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  private model(): TrayModel {
    return {
      tooltip: [this.toolTip, this.title].filter((text) => text !== '').join(' '),
      icon: this.icon,
      entries: entriesOf(this.menu),
      notifications: [...shownNotifications].map(([id, { title, body }]) => ({ id, title, body })).slice(-3),
    };
  }

  private draw(): void {
    this.window.show(this.model());
  }

  private onDeed(deed: TrayDeed, id: number): void {
    if (deed === 'notification') shownNotifications.get(id)?.clicked();
    else if (deed === 'icon') this.emit('click', new PreventableEvent(), this.getBounds(), { x: 0, y: 0 });
    else this.onItem(id);
  }

  private onItem(id: number): void {
    noteMoment('trayClicks');
    const menus = [...(this.menu === null ? [] : [this.menu]), ...this.replaced.map(({ menu }) => menu)];
    const items = menus.flatMap((menu) => menu.everyItem());
    items.find(({ commandId }) => commandId === id)?.click({ triggeredByAccelerator: false });
    // A checked box or radio shows at once, but after what the click began: no system's menu takes main's time first.
    setImmediate(() => {
      if (!this.destroyed) this.draw();
    });
  }
}
