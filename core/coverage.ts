import type { Coverage, CoverageState, Diagnostic } from './diagnostic.js';
import { asText, at, type Json, list, own } from './json.js';
import { rulesFor } from './law/apply.js';
import type { Article, Item, Law } from './law/law.js';
import { on } from './law/law.js';
import { isWithoutObject, isWritten } from './model/written.js';

/** Builds the grid of one document: items of the article owed that day, and items of each filière. */
export const coverageOf = (
  law: Law,
  article: Article,
  type: string,
  day: string,
  data: Json,
  diagnostics: readonly Diagnostic[],
): Coverage => {
  const owed = new Set(rulesFor(law, type, day, data).map((rule) => rule.item));
  const items = Object.entries(article.items).filter(
    ([key, item]) => owed.has(key) && on(item.numero, day) !== undefined,
  );
  const filieres = list(own(data, 'filieres'));
  const within = byFiliere(diagnostics);
  const line = (key: string, item: Item) => ({
    key,
    number: on(item.numero, day) ?? '',
    title: on(item.titre, day) ?? key,
  });
  return {
    items: items
      .filter(([, item]) => item.par === undefined)
      .map(([key, item]) => ({ ...line(key, item), state: stateOf(key, `/${key}`, data, diagnostics) })),
    filieres: filieres.map((filiere, i) => asText(own(filiere, 'nom')) || `Filière ${i + 1}`),
    rows: items
      .filter(([, item]) => item.par === 'filiere')
      .map(([key, item]) => ({
        ...line(key, item),
        states: filieres.map((_, i) => {
          const filiere = `/filieres/${i}`;
          return stateOf(key, `${filiere}/organisation/${key}`, data, within.get(filiere) ?? []);
        }),
      })),
  };
};

const scopeOf = (pointer: string): string => /^\/filieres\/\d+(?=\/|$)/.exec(pointer)?.[0] ?? '';

/** The findings of each filière, by its pointer: each is looked through once, however many there are. */
const byFiliere = (diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> => {
  const sorted = new Map<string, Diagnostic[]>();
  for (const found of diagnostics) {
    const scope = scopeOf(found.path);
    const known = sorted.get(scope);
    if (known) known.push(found);
    else sorted.set(scope, [found]);
  }
  return sorted;
};

/** True for a finding at the item's place, below it, or on the item itself from somewhere else in its scope. */
const concerns = (found: Diagnostic, key: string, pointer: string): boolean => {
  if (found.path === pointer || found.path.startsWith(`${pointer}/`))
    return !pointer.endsWith('/filieres') || found.item === key;
  const scope = scopeOf(pointer);
  return found.item === key && (scope === '' || found.path === scope || found.path.startsWith(`${scope}/`));
};

/** An item is what its findings say it is; without any, what is written there; not written nor owed, « sans objet ». */
const stateOf = (key: string, pointer: string, data: Json, diagnostics: readonly Diagnostic[]): CoverageState => {
  const found = diagnostics.filter((diagnostic) => concerns(diagnostic, key, pointer));
  const value = at(data, pointer);
  const missing = found.filter((diagnostic) => diagnostic.outcome === 'manquant');
  if (missing.some((diagnostic) => diagnostic.level === 'bloquant')) return 'manquant';
  const owed = found.filter((diagnostic) => diagnostic.level !== 'conseil');
  if (owed.some((diagnostic) => diagnostic.outcome === 'a_apprecier')) return 'a_apprecier';
  if (owed.some((diagnostic) => diagnostic.outcome === 'indetermine')) return 'indetermine';
  if (isWritten(value)) return isWithoutObject(value) ? 'sans_objet' : 'couvert';
  return missing.length > 0 ? 'manquant' : 'sans_objet';
};
