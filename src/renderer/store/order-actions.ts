import { t } from '../../contract/language/language.ts';
import { withOwnOrder, withoutOwnOrder } from './changes.ts';
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

  /**
   * The list is in this order at once, so that the next move starts from it; what can't be saved is taken back and
   * told. True when saved.
   */
  const save = async (ids: readonly string[]): Promise<boolean> => {
    const { listSort } = store.getState().settings;
    const isFirst = listSort !== 'custom';
    store.setState((state) => withOwnOrder(state, ids));
    const ordered = await call('setOrder', { ids: [...ids] });
    const saved = ordered.ok && isFirst ? await call('changeSettings', { listSort: 'custom' }) : ordered;
    if (!saved.ok) {
      store.setState((state) => withoutOwnOrder(state, isFirst ? listSort : state.settings.listSort));
      say({ about: 'order', tone: 'failed', text: saved.error.message });
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
    // It may have left the part of the list that is in view.
    store.setState({ wanted: id });
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
    /** Says so where a search stands in the way. */
    moveBy: async (id: string, step: number): Promise<void> => {
      const section = sectionOf(id);
      if (section.length === 0) {
        say({ about: 'order', tone: 'failed', text: t('list.moveWhileSearching') });
      }
      await moveTo(id, section.indexOf(id) + step);
    },
  };
}
