import { Menu } from 'electron';
import type { ContextMenuParams, MenuItemConstructorOptions, WebContents } from 'electron';
import { t } from '../../contract/language/language.ts';

/** A right click in a text field brings the menu that every other program has there. */
export function bringEditMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, params) => {
    const items = editMenu(params);
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}

/** Empty where the click was on nothing that can be edited or copied: rows have a menu of their own. */
export function editMenu(
  params: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>,
): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags } = params;
  const copy: MenuItemConstructorOptions = { role: 'copy', label: t('menu.copy'), enabled: editFlags.canCopy };
  if (!isEditable) return selectionText === '' ? [] : [copy];
  return [
    { role: 'undo', label: t('menu.undo'), enabled: editFlags.canUndo },
    { role: 'redo', label: t('menu.redo'), enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', label: t('menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: t('menu.paste'), enabled: editFlags.canPaste },
    { role: 'selectAll', label: t('menu.selectAll'), enabled: editFlags.canSelectAll },
  ];
}
