import type { JSX, RefObject } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { t } from '../../contract/language/language.ts';
import { listSorts } from '../../contract/settings.ts';
import { Icon } from '../design/icon.tsx';
import { actions, useWindow } from '../store/window.ts';

interface SortMenuProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly isByKeyboard: boolean;
  readonly onClose: () => void;
}

export function SortMenu({ button, isByKeyboard, onClose }: SortMenuProps): JSX.Element {
  const sort = useWindow((state) => state.settings.listSort);
  const focus = { autoFocus: isByKeyboard ? 'first' : true } as const;
  return (
    <Popover
      className="menu-popover"
      aria-label={t('list.sort')}
      isOpen
      onOpenChange={onClose}
      triggerRef={button}
      placement="bottom end"
    >
      <Menu
        className="menu"
        aria-label={t('list.sort')}
        selectionMode="single"
        selectedKeys={[sort]}
        disallowEmptySelection
        {...focus}
        onClose={onClose}
      >
        {listSorts.map((order) => (
          <MenuItem
            className="menu-item menu-choice"
            key={order}
            id={order}
            textValue={t(`sort.${order}`)}
            onAction={() => void actions.changeSettings({ listSort: order })}
          >
            <Text slot="label">{t(`sort.${order}`)}</Text>
            {order === sort ? <Icon name="check" /> : null}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
