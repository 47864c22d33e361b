import type { Notice } from '../contract/state.ts';

/** What the user should know until they dismiss it. The same text is not said twice. */
export function createNotices(tellWindow: (notices: readonly Notice[]) => void) {
  let notices: readonly Notice[] = [];
  const set = (next: readonly Notice[]): void => {
    notices = next;
    tellWindow(notices);
  };
  return {
    list: () => notices,
    add(text: string | null): void {
      if (text === null || notices.some((notice) => notice.text === text)) return;
      set([...notices, { id: crypto.randomUUID(), text }]);
    },
    dismiss: (id: string): void => set(notices.filter((notice) => notice.id !== id)),
  };
}
