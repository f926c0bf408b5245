import { plain, REMINDERS, titleKey } from '../words.js';

/** `schemas/vocabulaire/<type>.yaml`, as read. */
export interface RawVocabulary {
  /** Other vocabularies whose titles this one has too. */
  readonly comme?: readonly string[];
  readonly titres: Readonly<Record<string, readonly string[]>>;
  readonly hors_filiere?: readonly string[];
}

/** Headings ↔ keys of one document type. */
export interface Vocabulary {
  /** Keys that a reduced title can mean, by title. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** First wording of each key, the one that ght itself writes. */
  readonly titles: Readonly<Record<string, string>>;
  readonly notElements: ReadonlySet<string>;
}

/** Indexes a vocabulary for look-ups by title. */
export const vocabularyOf = (raw: RawVocabulary): Vocabulary => {
  const keys = new Map<string, string[]>();
  for (const [key, wordings] of Object.entries(raw.titres)) {
    for (const name of new Set([plain(key), ...wordings.map(titleKey)]))
      keys.set(name, [...(keys.get(name) ?? []), key]);
  }
  return {
    keys,
    titles: Object.fromEntries(Object.entries(raw.titres).map(([key, wordings]) => [key, wordings[0] ?? key])),
    notElements: new Set((raw.hors_filiere ?? []).map(titleKey)),
  };
};

/** Keys that a title means exactly. */
export const keysOf = (vocabulary: Vocabulary, title: string): readonly string[] =>
  vocabulary.keys.get(titleKey(title)) ?? [];

/** True for a title that announces a mere reminder of the law, which answers nothing. */
export const isReminder = (title: string): boolean => {
  const name = titleKey(title);
  return REMINDER_KEYS.some((reminder) => name === reminder || name.startsWith(`${reminder} `));
};

const REMINDER_KEYS = REMINDERS.map(titleKey);

/** Keys whose wording stands, as whole words, within a longer title: a hint that a person must confirm. */
export const hintsOf = (vocabulary: Vocabulary, title: string): readonly string[] => {
  const name = ` ${titleKey(title)} `;
  const found = [...vocabulary.keys].filter(([wording]) => name.includes(` ${wording} `));
  return [...new Set(found.flatMap(([, keys]) => keys))];
};
