import type { Coverage, CoverageState, Diagnostic } from './diagnostic.js';
import { isArray, type Json, own } from './json.js';
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
  const owed = new Set(rulesFor(law, type, day).map((rule) => rule.item));
  const items = Object.entries(article.items).filter(
    ([key, item]) => owed.has(key) && on(item.numero, day) !== undefined,
  );
  const filieres = list(own(data, 'filieres'));
  const number = (item: Item) => on(item.numero, day) ?? '';
  return {
    items: items
      .filter(([, item]) => item.par === undefined)
      .map(([key, item]) => ({
        key,
        number: number(item),
        title: item.titre,
        state: stateOf(key, own(data, key), diagnostics),
      })),
    filieres: filieres.map((filiere, i) => String(own(filiere, 'nom') ?? `Filière ${i + 1}`)),
    rows: items
      .filter(([, item]) => item.par === 'filiere')
      .map(([key, item]) => ({
        key,
        number: number(item),
        title: item.titre,
        states: filieres.map((filiere, i) =>
          stateOf(key, own(own(filiere, 'organisation'), key), within(diagnostics, `/filieres/${i}`)),
        ),
      })),
  };
};

const list = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);

const within = (diagnostics: readonly Diagnostic[], pointer: string): readonly Diagnostic[] =>
  diagnostics.filter((found) => found.path === pointer || found.path.startsWith(`${pointer}/`));

/** An item is what its findings say it is; without any, what is written there. */
const stateOf = (key: string, value: Json | undefined, diagnostics: readonly Diagnostic[]): CoverageState => {
  const found = diagnostics.filter((diagnostic) => diagnostic.item === key);
  if (found.some((diagnostic) => diagnostic.outcome === 'manquant' && diagnostic.level === 'bloquant'))
    return 'manquant';
  if (found.some((diagnostic) => diagnostic.outcome === 'a_apprecier')) return 'a_apprecier';
  if (found.some((diagnostic) => diagnostic.outcome === 'indetermine')) return 'indetermine';
  if (isWithoutObject(value)) return 'sans_objet';
  return isWritten(value) ? 'couvert' : 'manquant';
};
