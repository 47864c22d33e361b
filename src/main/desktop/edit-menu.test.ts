import { expect, it, vi } from 'vitest';
import { editMenu } from './edit-menu.ts';

vi.mock('electron', () => ({ Menu: {} }));

const editFlags = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: true,
  canDelete: false,
  canSelectAll: true,
  canEditRichly: false,
};

it('a text field offers what can be done with its text', () => {
  const items = editMenu({ isEditable: true, selectionText: '', editFlags });
  const enabled = items.filter((item) => item.enabled).map(({ role }) => role);
  expect(enabled).toEqual(['paste', 'selectAll']);
  expect(items.map(({ role }) => role)).toContain('cut');
});

it('a password field, where Chromium forbids copying, offers no copying', () => {
  const items = editMenu({ isEditable: true, selectionText: 'x', editFlags });
  expect(items.find(({ role }) => role === 'copy')?.enabled).toBe(false);
});

it('text that is only shown can be copied where it is selected', () => {
  const selected = { isEditable: false, selectionText: 'ada', editFlags: { ...editFlags, canCopy: true } };
  expect(editMenu(selected)).toEqual([{ role: 'copy', label: 'Copy', enabled: true }]);
  expect(editMenu({ ...selected, selectionText: '' })).toEqual([]);
});
