import type { Diagnostic } from './diagnostic.js';
import { asText, at, type Json, list, own } from './json.js';
import type { Model } from './model/model.js';
import { isWritten } from './model/written.js';
import type { Reading } from './parse/markdown.js';
import type { Shape } from './parse/shape.js';
import { hintsOf, isReminder, type Vocabulary } from './parse/vocabulary.js';

/** A section whose title suggests that it answers a point it does not name. */
interface Candidate {
  readonly pointer: string;
  readonly title: string;
  readonly keys: readonly string[];
}

/**
 * Real authors title freely: where a section seems to answer a missing point, the finding is no longer « missing » but
 * « a person must judge », and says how to settle it.
 */
export const withHints = (
  diagnostics: readonly Diagnostic[],
  model: Model,
  reading: Reading,
  codeOf: (item: string) => string,
): readonly Diagnostic[] => {
  const isMissing = (found: Diagnostic): boolean =>
    found.outcome === 'manquant' && found.item !== undefined && !isWritten(at(model.data, found.path));
  if (!diagnostics.some(isMissing)) return diagnostics;
  const candidates = candidatesOf(model.data, reading.vocabulary, rubriquesOf(reading.shape));
  return diagnostics.map((found) => {
    if (!isMissing(found) || found.item === undefined) return found;
    const { item } = found;
    const scope = /^\/filieres\/\d+/.exec(found.path)?.[0];
    const hint = candidates.find((candidate) => fits(candidate, item, scope));
    return hint ? appraised(found, hint, model, codeOf(item)) : found;
  });
};

const fits = (candidate: Candidate, item: string, scope: string | undefined): boolean =>
  candidate.keys.includes(item) && (scope === undefined ? true : candidate.pointer.startsWith(scope));

const candidatesOf = (data: Json, vocabulary: Vocabulary, rubriques: readonly string[]): readonly Candidate[] => {
  const filieres = list(own(data, 'filieres'));
  return [
    ...free(data, '', vocabulary),
    ...filieres.flatMap((filiere, i) => ofFiliere(filiere, `/filieres/${i}`, vocabulary, rubriques)),
  ];
};

const ofFiliere = (
  filiere: Json,
  pointer: string,
  vocabulary: Vocabulary,
  keys: readonly string[],
): readonly Candidate[] => {
  const title = asText(own(filiere, 'nom'));
  const named: Candidate = { pointer, title, keys: hintsOf(vocabulary, title) };
  const loose: Candidate = { pointer: `${pointer}/organisation`, title: 'Organisation', keys };
  const organised = isWritten(own(own(filiere, 'organisation'), 'texte'));
  return [...free(filiere, pointer, vocabulary), named, ...(organised ? [loose] : [])];
};

/** The rubriques are the mappings that the organisation of a filière holds. */
const rubriquesOf = (shape: Shape): readonly string[] => {
  const organisation = shape.props?.['filieres']?.item?.props?.['organisation'];
  return Object.entries(organisation?.props ?? {}).flatMap(([key, inner]) => (inner.kind === 'objet' ? [key] : []));
};

const free = (data: Json, scope: string, vocabulary: Vocabulary): readonly Candidate[] =>
  list(own(data, 'autres')).flatMap((section, i) => {
    const title = asText(own(section, 'titre'));
    if (isReminder(title) || !isWritten(own(section, 'texte'))) return [];
    return [{ pointer: `${scope}/autres/${i}`, title, keys: hintsOf(vocabulary, title) }];
  });

const appraised = (found: Diagnostic, hint: Candidate, model: Model, code: string): Diagnostic => ({
  ...found,
  outcome: 'a_apprecier',
  message: `${found.message} La section « ${hint.title} » paraît pourtant y répondre.`,
  fix: `Si cette section y répond, écrivez {couvre="${code}"} à la fin de son titre (en YAML : couvre: [${code}]) ; sinon, complétez le document.`,
  related: [{ message: `Section « ${hint.title} »`, place: model.place(hint.pointer) }],
});
