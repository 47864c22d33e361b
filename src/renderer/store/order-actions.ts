import { t } from '../../contract/language/language.ts';
import { withSettings } from './changes.ts';
import type { Desk } from './desk.ts';

/** The person's own order of the accounts, within their sections. */
export function orderActions({ store, call, say }: Desk) {
  /** The accounts of the section that this one is in; none while a search hides some of them. */
  const sectionOf = (id: string): readonly string[] => {
    const { sections, search } = store.getState();
    const section =
      search.trim() === '' ? sections.find(({ accounts }) => accounts.some((each) => each.id === id)) : null;
    return section?.accounts.map((account) => account.id) ?? [];
  };

  /** From then on the list is in this order. */
  const save = async (ids: readonly string[]): Promise<boolean> => {
    const ordered = await call('setOrder', { ids: [...ids] });
    const { settings } = store.getState();
    const saved =
      ordered.ok && settings.listSort !== 'custom'
        ? await call('saveSettings', { ...settings, listSort: 'custom' })
        : ordered;
    if (!saved.ok) {
      say({ about: 'order', tone: 'failed', text: saved.error.message });
    } else if (saved.value !== null) {
      const { value } = saved;
      store.setState((state) => withSettings(state, value));
    }
    return saved.ok;
  };

  const moveTo = async (id: string, place: number): Promise<void> => {
    const section = sectionOf(id);
    const to = Math.min(Math.max(place, 0), section.length - 1);
    if (section.length === 0 || section.indexOf(id) === to) {
      return;
    }
    const moved = section.filter((each) => each !== id).toSpliced(to, 0, id);
    // All of them: the first move also makes what was shown the person's own order.
    const ids = store
      .getState()
      .sections.flatMap(({ accounts }) =>
        accounts.some((each) => each.id === id) ? moved : accounts.map((each) => each.id),
      );
    const label = store.getState().accounts[id]?.label ?? '';
    if (await save(ids)) {
      store.setState({ announcement: t('list.moved', { label, place: to + 1, count: section.length }) });
    }
  };

  return {
    /** Whether the two are in one section, so that the one can be put beside the other. */
    canMoveBeside: (id: string, other: string): boolean => id !== other && sectionOf(id).includes(other),
    moveBeside: (id: string, other: string, side: 'before' | 'after'): Promise<void> => {
      const others = sectionOf(id).filter((each) => each !== id);
      return moveTo(id, others.indexOf(other) + (side === 'after' ? 1 : 0));
    },
    moveBy: (id: string, step: number): Promise<void> => moveTo(id, sectionOf(id).indexOf(id) + step),
  };
}
