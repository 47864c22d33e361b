import type { JSX } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { t } from '../../contract/language/language.ts';
import { listSorts } from '../../contract/settings.ts';
import { Icon } from '../design/icon.tsx';
import { actions, useWindow, windowState } from '../store/window.ts';

/** What the list is sorted by; remembered. */
export function SortButton(): JSX.Element {
  const sort = useWindow((state) => state.settings.listSort);
  return (
    <div className="tipped" data-tip={t('list.sortedBy', { order: t(`sort.${sort}`) })}>
      <MenuTrigger>
        <Button className="icon-button" aria-label={t('list.sort')}>
          <Icon name="sort" />
        </Button>
        <Popover className="menu-popover" placement="bottom end" aria-label={t('list.sort')}>
          <Menu
            className="menu"
            aria-label={t('list.sort')}
            selectionMode="single"
            selectedKeys={[sort]}
            disallowEmptySelection
          >
            {listSorts.map((order) => (
              <MenuItem
                className="menu-item menu-choice"
                key={order}
                id={order}
                textValue={t(`sort.${order}`)}
                onAction={() => void actions.saveSettings({ ...windowState().settings, listSort: order })}
              >
                <Text slot="label">{t(`sort.${order}`)}</Text>
                {order === sort ? <Icon name="check" /> : null}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
