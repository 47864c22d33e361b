import { afterEach, describe, expect, it } from 'vitest';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { es } from './es.ts';
import { chosenLanguage, languages, setLanguage, t } from './language.ts';

afterEach(() => setLanguage('en', []));

/** The placeholders of a message with their types, those inside plurals among them. */
function placeholders(message: string): string[] {
  const found = new Set<string>();
  const named = (value: string): boolean => message.includes(`{${value},`) || message.includes(`{${value}}`);
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      // A literal has a value too: its text.
      if ('value' in element && named(element.value)) found.add(`${element.type} ${element.value}`);
      if ('options' in element) for (const { value } of Object.values(element.options)) walk(value);
    }
  };
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].toSorted();
}

describe('the catalogue', () => {
  it.each(Object.entries(en))('has %s in Spanish, with the same placeholders', (key, message) => {
    const other = Reflect.get(es, key);
    expect(other).toBeTruthy();
    expect(placeholders(String(other))).toEqual(placeholders(message));
  });
});

describe('a message', () => {
  it.each(languages)('says in %s what the standard says of it, whatever is filled in', (language) => {
    setLanguage(language, []);
    for (const [key, message] of Object.entries(language === 'en' ? en : es)) {
      const standard = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      const names = placeholders(message).map((each) => each.split(' ')[1] ?? '');
      const fillings = ["<b>{x}</b> '#' {", '', 0, 1, 1200, '$&'];
      for (const filling of names.length === 0 ? [] : fillings) {
        const values = Object.fromEntries(names.map((name) => [name, filling]));
        // Which values a key takes is known to the compiler only for one that it can name.
        expect(Reflect.apply(t, null, [key, values])).toBe(standard.format(values));
      }
    }
  });
});

describe('the language', () => {
  it.each([
    ['system', ['de-DE', 'es-MX', 'en'], 'es'],
    ['system', ['fr'], 'en'],
    ['system', [], 'en'],
    ['en', ['es-ES'], 'en'],
    ['es', ['en-US'], 'es'],
  ] as const)('chosen as %s on a system with %j is %s', (choice, system, language) => {
    expect(chosenLanguage(choice, system)).toBe(language);
  });

  it('is that of every word from then on', () => {
    expect(t('list.found', { count: 1 })).toBe('1 found');
    setLanguage('es', []);
    expect(t('form.add')).toBe('Añadir cuenta');
    expect(t('list.found', { count: 1 })).toBe('1 encontrada');
    expect(t('list.found', { count: 1200 })).toBe('1200 encontradas');
  });

  it('takes what it is given as it is', () => {
    expect(t('guard.text', { label: "<b>{x}</b> '#'" })).toBe("“<b>{x}</b> '#'” is marked as production.");
  });
});
