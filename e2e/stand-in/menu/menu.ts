import type Electron from 'electron';
import { KnownEvents } from '../events.ts';
import type { NativeImage } from '../desktop/native-image.ts';
import { refuseUnknownOptions, strict } from '../strict.ts';
import { labelOfRole, runRole } from './roles.ts';

type Given = Electron.MenuItemConstructorOptions;
export type Options = Omit<Given, 'submenu' | 'icon' | 'click'> & {
  readonly submenu?: Options[] | Menu;
  readonly icon?: NativeImage | string;
  readonly click?: Click;
};
type Click = (item: MenuItem, window: object | undefined, event: object) => void;

const knownOptions = [
  'click',
  'role',
  'type',
  'label',
  'sublabel',
  'accessibilityLabel',
  'toolTip',
  'accelerator',
  'icon',
  'enabled',
  'visible',
  'checked',
  'registerAccelerator',
  'submenu',
  'id',
] satisfies (keyof Given)[];

let lastCommandId = 0;

export class MenuItem {
  readonly commandId = ++lastCommandId;
  readonly id: string;
  readonly type: NonNullable<Options['type']>;
  readonly role: Options['role'];
  readonly submenu: Menu | undefined;
  readonly accelerator: string | null;
  readonly icon: Options['icon'];
  readonly toolTip: string;
  label: string;
  sublabel: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  menu: Menu | undefined;
  private readonly onClick: Click | undefined;

  constructor(options: Options) {
    refuseUnknownOptions('MenuItem', options, knownOptions);
    const { submenu, role } = options;
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu);
    this.type = options.type ?? (this.submenu === undefined ? 'normal' : 'submenu');
    if (this.type === 'submenu' && this.submenu === undefined) throw new Error('Invalid submenu');
    this.role = role;
    this.label = options.label ?? (role === undefined ? '' : labelOfRole(role));
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.accelerator = options.accelerator ?? null;
    this.icon = options.icon;
    this.id = options.id ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.onClick = options.click;
    return strict('electron.MenuItem', this);
  }

  /** What a click does, whoever clicks: checks the box or the radio, plays the role, and tells the app. */
  click(event: object = {}, window?: object): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.menu?.checkOnly(this);
    if (this.onClick === undefined && this.role !== undefined) runRole(this.role);
    this.onClick?.(this, window, event);
  }
}

let applicationMenu: Menu | null = null;

export class Menu extends KnownEvents {
  readonly items: MenuItem[] = [];

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close']);
    return strict('electron.Menu', this);
  }

  static buildFromTemplate(template: readonly (Options | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const options of template) menu.append(options instanceof MenuItem ? options : new MenuItem(options));
    return menu;
  }

  /** It is not drawn, but its shortcuts work. */
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item);
    item.menu = this;
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.everyItem().find((item) => item.id === id) ?? null;
  }

  /** Part of the stand-in: the items of this menu and of its submenus. */
  everyItem(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.everyItem() ?? [])]);
  }

  /** Part of the stand-in: radio items between two separators exclude one another. */
  checkOnly(chosen: MenuItem): void {
    const at = this.items.indexOf(chosen);
    const before = this.items.slice(0, at).toReversed();
    for (const side of [before, this.items.slice(at)]) {
      for (const item of side) {
        if (item.type !== 'radio') break;
        item.checked = false;
      }
    }
    chosen.checked = true;
  }
}
