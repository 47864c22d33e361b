import { type JSX, useRef, useState } from 'react';
import { t } from '../../contract/language/language.ts';
import { later } from '../app/later.tsx';
import { MenuButton } from '../design/menu-button.tsx';
import { useWindow } from '../store/window.ts';

const SortMenu = later(async () => (await import('./sort-menu.tsx')).SortMenu);

/** What the list is sorted by; remembered. */
export function SortButton(): JSX.Element {
  const sort = useWindow((state) => state.settings.listSort);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<{ readonly isByKeyboard: boolean } | null>(null);
  return (
    <div className="tipped" data-tip={t('list.sortedBy', { order: t(`sort.${sort}`) })}>
      <MenuButton
        ref={button}
        icon="sort"
        label={t('list.sort')}
        isOpen={open !== null}
        opensByArrow
        onOpen={(isByKeyboard) => setOpen({ isByKeyboard })}
      />
      {open === null ? null : (
        <SortMenu button={button} isByKeyboard={open.isByKeyboard} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
