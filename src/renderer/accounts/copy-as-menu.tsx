import type { JSX } from 'react';
import { Menu, MenuItem, SubmenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import type { AccountView } from '../../contract/account.ts';
import { offeredForms } from '../../contract/copy-forms.ts';
import { t } from '../../contract/language/language.ts';
import { Icon } from '../design/icon.tsx';
import { actions, useWindow } from '../store/window.ts';

/** The forms in which this account's token can be copied; the last one used is marked, and is what Enter copies. */
export function CopyAsMenu({ account }: { readonly account: AccountView }): JSX.Element {
  const { id, provider, copyForm } = account;
  const further = useWindow((state) => state.providers.find((form) => form.id === provider)?.furtherForms);
  return (
    <SubmenuTrigger>
      <MenuItem className="menu-item" textValue={t('row.copyAs')}>
        <Text slot="label">{t('row.copyAs')}</Text>
        <Icon name="chevron" />
      </MenuItem>
      <Popover className="menu-popover" aria-label={t('row.copyAs')} offset={-2} crossOffset={-6}>
        <Menu
          className="menu"
          aria-label={t('row.copyAs')}
          selectionMode="single"
          selectedKeys={[copyForm]}
          disallowEmptySelection
          onClose={actions.closeMenu}
        >
          {offeredForms(further ?? []).map((form) => (
            <MenuItem
              className="menu-item menu-choice"
              key={form}
              id={form}
              textValue={t(`copyForm.${form}`)}
              onAction={() => void actions.copyToken(id, form)}
            >
              <Text slot="label">{capitalised(t(`copyForm.${form}`))}</Text>
              {form === copyForm ? <Icon name="check" /> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
