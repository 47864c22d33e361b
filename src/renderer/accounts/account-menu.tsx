import type { JSX, RefObject } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { Text } from 'react-aria-components/Text';
import type { AccountView } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { deletionKeys, moveKeys, shortcutWords } from '../app/shortcuts.ts';
import { actions, useWindow } from '../store/window.ts';
import './account-menu.css';
import { CopyAsMenu } from './copy-as-menu.tsx';

interface AccountMenuProps {
  readonly account: AccountView;
  readonly button: RefObject<HTMLButtonElement | null>;
}

/** All that can be done with an account, at its button or, after a right click, at the pointer. */
export function AccountMenu({ account, button }: AccountMenuProps): JSX.Element {
  const point = useWindow((state) => state.menu?.point ?? null);
  const isByKeyboard = useWindow((state) => state.menu?.isByKeyboard ?? false);
  const focus = { autoFocus: isByKeyboard ? 'first' : true } as const;
  const { id, label, status, pinned, choice, copyForm } = account;
  const canRefreshProfile = useWindow(
    (state) => state.providers.find((form) => form.id === account.provider)?.canRefreshProfile ?? false,
  );
  const hadSession = status.kind === 'fresh' || status.kind === 'expiring' || status.kind === 'expired';
  return (
    <Popover
      className="menu-popover"
      aria-label={label}
      isOpen
      onOpenChange={actions.closeMenu}
      triggerRef={button}
      placement={point === null ? 'bottom end' : 'bottom start'}
      offset={point === null ? 4 : 0}
      {...(point === null ? {} : { getTargetRect: () => new DOMRect(point.x, point.y, 0, 0) })}
    >
      <Menu className="menu" aria-label={label} {...focus} onClose={actions.closeMenu}>
        <Item
          name={t('row.copy', { what: t(`copyForm.${copyForm}`) })}
          keys="↵"
          onAction={() => void actions.copyToken(id)}
        />
        <CopyAsMenu account={account} />
        <Item
          name={t(hadSession ? 'row.signInAgain' : 'row.signIn')}
          keys={shortcutWords('R')}
          onAction={() => void actions.signIn(id)}
        />
        {choice === null ? null : (
          <Item name={t('row.chooseAgain')} onAction={() => void actions.chooseOption(id, null)} />
        )}
        {canRefreshProfile ? (
          <Item name={t('row.refreshProfile')} onAction={() => void actions.refreshProfile(id)} />
        ) : null}
        <Separator className="menu-separator" />
        <Item
          name={t(pinned ? 'row.unpin' : 'row.pin')}
          keys={shortcutWords('P')}
          onAction={() => void actions.setPinned(id, !pinned)}
        />
        <Item name={t('row.moveUp')} keys={moveKeys.up} onAction={() => void actions.moveBy(id, -1)} />
        <Item name={t('row.moveDown')} keys={moveKeys.down} onAction={() => void actions.moveBy(id, 1)} />
        <Item name={t('row.details')} keys={shortcutWords('I')} onAction={() => actions.openDetails(id)} />
        <Item name={t('row.check')} onAction={() => actions.openCheck(id)} />
        <Item name={t('row.edit')} keys={shortcutWords('E')} onAction={() => actions.openAccount(id)} />
        <Item name={t('row.delete')} keys={deletionKeys} isGrave onAction={() => actions.openDeletion(id)} />
      </Menu>
    </Popover>
  );
}

interface ItemProps {
  readonly name: string;
  readonly keys?: string;
  readonly isGrave?: boolean;
  readonly onAction: () => void;
}

function Item({ name, keys = '', isGrave = false, onAction }: ItemProps): JSX.Element {
  return (
    <MenuItem className={isGrave ? 'menu-item menu-item-grave' : 'menu-item'} textValue={name} onAction={onAction}>
      <Text slot="label">{name}</Text>
      <Keyboard className="keys">{keys}</Keyboard>
    </MenuItem>
  );
}
