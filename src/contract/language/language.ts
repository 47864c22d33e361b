import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { es } from './es.ts';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

const catalogues = { en, es } as const;

/** A message of the catalogue. */
export type MessageKey = keyof typeof en;

/** The names of a message's placeholders; what stands in a plural's branches has spaces in it, or a number sign. */
type Names<Message extends string> = Message extends `${string}{${infer After}` ? Head<After> | Names<After> : never;
type Head<After extends string> = After extends `${infer Inside}}${string}`
  ? Inside extends `${infer Name},${string}`
    ? Plain<Name>
    : Plain<Inside>
  : never;
type Plain<Name extends string> = Name extends `${string} ${string}` | `#${string}` ? never : Name;
type Values<Key extends MessageKey> = [Names<(typeof en)[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<Names<(typeof en)[Key]>, string | number>>];

/** A message that is complete as it is. */
export type PlainKey = { [Key in MessageKey]: Values<Key> extends [] ? Key : never }[MessageKey];

let current: Language = 'en';
let region: string = current;
type Say = (values: Readonly<Record<string, string | number>>) => string;
const compiled = new Map<string, Say>();

/** The language that the person chose, else the first of the system's (BCP 47) that there is a catalogue for. */
export function chosenLanguage(choice: Language | 'system', system: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const wanted = system.map(languageOf).find((code) => languages.some((language) => language === code));
  return languages.find((language) => language === wanted) ?? 'en';
}

/** From now on all words are in this language; dates as the system has them, where its language is the same. */
export function setLanguage(language: Language, system: readonly string[]): void {
  current = language;
  region = system.find((tag) => languageOf(tag) === language) ?? language;
}

/** For `Intl`: the language, and for dates the region with it. */
export function locales(): { readonly language: Language; readonly region: string } {
  return { language: current, region };
}

/** The words of a message in the present language. */
export function t<Key extends MessageKey>(key: Key, ...[values]: Values<Key>): string {
  const message = catalogues[current][key];
  if (values === undefined) return message;
  const id = `${current} ${key}`;
  const say = compiled.get(id) ?? compile(message, current);
  compiled.set(id, say);
  return say(values);
}

/**
 * A message of names and nothing else is filled in here: IntlMessageFormat takes ten times as long for the same, and
 * the tray says it of a thousand accounts at once.
 */
function compile(message: string, language: Language): Say {
  if (/'|\{[^}]*[^\w}]/.test(message)) {
    const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    return (values) => String(format.format(values));
  }
  const parts = message.split(/\{(\w+)\}/);
  // The names are at the odd places.
  return (values) => parts.map((part, place) => (place % 2 === 0 ? part : String(values[part]))).join('');
}

function languageOf(tag: string): string | undefined {
  return tag.split('-')[0]?.toLowerCase();
}
