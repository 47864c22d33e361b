/*
 * What the app gets when it imports `electron`. Each member is strict: what it lacks throws when it is used. Members
 * that are missing altogether can be imported, since an import alone is no use of them.
 */
import { appObject } from './app.ts';
import { clipboard as strictClipboard } from './desktop/clipboard.ts';
import { ClipboardItem as PlainClipboardItem } from './desktop/clipboard-item.ts';
import { dialog as plainDialog } from './desktop/dialog.ts';
import { globalShortcut as plainGlobalShortcut } from './desktop/global-shortcut.ts';
import { nativeImage as plainNativeImage } from './desktop/native-image.ts';
import { nativeTheme as strictNativeTheme } from './desktop/native-theme.ts';
import { Notification as PlainNotification } from './desktop/notification.ts';
import { powerMonitor as strictPowerMonitor } from './desktop/power-monitor.ts';
import { screen as strictScreen } from './desktop/screen.ts';
import { shell as plainShell } from './desktop/shell.ts';
import { plainIpcMain } from './ipc-main.ts';
import { Menu as PlainMenu, MenuItem as PlainMenuItem } from './menu/menu.ts';
import { net as plainNet } from './network/net.ts';
import { plainDefaultSession, session as plainSession } from './network/session.ts';
import { missing, strict } from './strict.ts';
import { Tray as PlainTray } from './tray/tray.ts';
import { UtilityProcess } from './utility/utility-process.ts';
import { BrowserWindow as PlainBrowserWindow } from './windows/browser-window.ts';

export const app = strict('electron.app', appObject);
export const BrowserWindow = strict('electron.BrowserWindow', PlainBrowserWindow);
export const clipboard = strictClipboard;
export const ClipboardItem = PlainClipboardItem;
export const dialog = strict('electron.dialog', plainDialog);
export const globalShortcut = strict('electron.globalShortcut', plainGlobalShortcut);
export const ipcMain = strict('electron.ipcMain', plainIpcMain);
export const Menu = strict('electron.Menu', PlainMenu);
export const MenuItem = PlainMenuItem;
export const nativeImage = strict('electron.nativeImage', plainNativeImage);
export const nativeTheme = strictNativeTheme;
export const net = strict('electron.net', plainNet);
export const Notification = strict('electron.Notification', PlainNotification);
export const powerMonitor = strictPowerMonitor;
export const { protocol } = plainDefaultSession;
export const screen = strictScreen;
export const session = strict('electron.session', plainSession);
export const shell = strict('electron.shell', plainShell);
export const Tray = strict('electron.Tray', PlainTray);
export const utilityProcess = strict('electron.utilityProcess', {
  fork: (...args: Parameters<typeof UtilityProcess.fork>) => UtilityProcess.fork(...args),
});
export const webContents = strict('electron.webContents', {
  getAllWebContents: () => PlainBrowserWindow.getAllWindows().map((window) => window.webContents),
});

export const autoUpdater = missing('autoUpdater');
export const BaseWindow = missing('BaseWindow');
export const contentTracing = missing('contentTracing');
export const crashReporter = missing('crashReporter');
export const desktopCapturer = missing('desktopCapturer');
export const inAppPurchase = missing('inAppPurchase');
export const MessageChannelMain = missing('MessageChannelMain');
export const netLog = missing('netLog');
export const powerSaveBlocker = missing('powerSaveBlocker');
export const pushNotifications = missing('pushNotifications');
export const safeStorage = missing('safeStorage');
export const ShareMenu = missing('ShareMenu');
export const systemPreferences = missing('systemPreferences');
export const TouchBar = missing('TouchBar');
export const View = missing('View');
export const WebContentsView = missing('WebContentsView');
export const webFrameMain = missing('webFrameMain');

export default strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,
});
