import type { JSX, RefObject } from 'react';
import { Icon } from './icon.tsx';

interface MenuButtonProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly icon: 'more' | 'sort';
  readonly label: string;
  readonly isOpen: boolean;
  /** Whether the arrow keys mean nothing else here. */
  readonly opensByArrow?: boolean;
  readonly onOpen: (isByKeyboard: boolean) => void;
}

/** Opens a menu, which whoever draws this draws beside it. */
export function MenuButton(props: MenuButtonProps): JSX.Element {
  const { ref, icon, label, isOpen, opensByArrow = false, onOpen } = props;
  return (
    <button
      type="button"
      ref={ref}
      className="icon-button"
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onClick={() => onOpen(false)}
      // A click that a key made counts as a screen reader's, and then the menu's first item misses its focus.
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ' || (opensByArrow && event.key === 'ArrowDown')) {
          event.preventDefault();
          onOpen(true);
        }
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
