import { useEffect } from 'react';
import type { Language } from '../../contract/language/language.ts';
import { useWindow } from '../store/window.ts';

/** The language that all words are in, which the page tells to screen readers; whoever asks is drawn anew in another. */
export function useLanguage(): Language {
  const language = useWindow((state) => state.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return language;
}
