import { closest } from '../closest.js';
import type { Place } from '../diagnostic.js';
import { isArray, isObject, type Json } from '../json.js';
import type { Problem, Remark, SourceText } from './document.js';
import { inFence } from './notes.js';
import type { Section } from './sections.js';
import { placer } from './source.js';

const problemAt = (source: SourceText, rule: string, message: string, fix: string, length = 1): Problem => ({
  rule,
  message,
  fix,
  place: placer(source.text, source.file)(0, length),
});

const howToDeclare = ({ file, text }: SourceText, types: readonly string[]): string => {
  const line = `« type: » suivi de l’un de ces mots : ${types.join(', ')}`;
  return /\.(?:md|markdown)$/i.test(file) && !text.startsWith('---')
    ? `Commencez le fichier par trois lignes : « --- », puis ${line}, puis « --- ».`
    : `Écrivez en tête du document ${line}.`;
};

/** What authors may write after « type: »: the fiche needs none, and the kinds read as a call wants are named once. */
const writable = (types: readonly string[]): readonly string[] => [
  ...new Set(types.filter((name) => name !== 'fiche').map((name) => name.split('.')[0] ?? name)),
];

/** Place of the line that begins with a key, else the start of the text. */
const lineOf = ({ text, file }: SourceText, key: string): Place => {
  const found = new RegExp(`^${key}\\s*:.*$`, 'm').exec(text);
  const start = found?.index ?? 0;
  return placer(text, file)(start, start + (found?.[0].length ?? 1));
};

/** A candidature to a call that ght does not know, or to none. */
const unknownCall = (source: SourceText, call: string, calls: readonly string[]): Problem => {
  const near = call && closest(call, calls);
  const message = call
    ? `L’appel à projets « ${call} » n’est pas connu.`
    : 'La candidature ne dit pas à quel appel à projets elle répond.';
  return {
    rule: 'lecture/appel-inconnu',
    message: near ? `${message} Vouliez-vous dire « ${near} » ?` : message,
    fix: near ? `Écrivez « appel: ${near} ».` : `Écrivez « appel: » suivi de l’un de ces noms : ${calls.join(', ')}.`,
    place: lineOf(source, call ? 'appel' : 'type'),
  };
};

/** A type that ght does not know, or none at all. */
export const unknownType = (source: SourceText, type: string, call: string, types: readonly string[]): Problem => {
  const known = writable(types);
  if (source.text.trim() === '')
    return problemAt(source, 'lecture/vide', 'Le fichier est vide.', howToDeclare(source, known));
  const calls = types.filter((name) => name.startsWith(`${type}.`)).map((name) => name.slice(type.length + 1));
  if (calls.length > 0) return unknownCall(source, call, calls);
  const near = type && closest(type, known);
  const message = type
    ? `Le type de document « ${type} » n’est pas connu.`
    : 'Le document ne dit pas quel est son type.';
  return {
    rule: 'lecture/type-inconnu',
    message: near ? `${message} Vouliez-vous dire « ${near} » ?` : message,
    fix: near ? `Écrivez « type: ${near} ».` : howToDeclare(source, beginning(type, known)),
    place: lineOf(source, 'type'),
  };
};

/** Types whose name begins by the word typed (« convention »); all of them when none does. */
const beginning = (word: string, known: readonly string[]): readonly string[] => {
  const some = word === '' ? [] : known.filter((name) => name.startsWith(`${word}-`));
  return some.length > 0 ? some : known;
};

/** A document is a mapping: a text alone, or a list, has no key to read. */
export const withoutKeys = (source: SourceText, data: Json): readonly Problem[] => {
  if (isObject(data)) return [];
  const fix = 'Écrivez une clé par ligne, suivie de « : » et de sa valeur, par exemple « nom: GHT du Val ».';
  if (data === '') return [problemAt(source, 'lecture/vide', 'Le fichier est vide.', fix)];
  const message = `Le fichier contient ${isArray(data) ? 'une liste' : 'un texte'}, et non une suite de « clé: valeur ».`;
  return [problemAt(source, 'lecture/forme', message, fix)];
};

/** A front matter that nothing closes takes the whole text with it. */
export const openFront = (source: SourceText): readonly Problem[] => {
  if (!/^---[ \t]*\n/.test(source.text) || /\n---[ \t]*(?:\n|$)/.test(source.text)) return [];
  const message = 'L’en-tête du fichier, ouvert par « --- », n’est jamais refermé.';
  return [
    problemAt(source, 'lecture/entete', message, 'Ajoutez une ligne « --- » après la dernière clé de l’en-tête.', 3),
  ];
};

/** A folder whose name is nearly that of a key: what it holds would be read as free sections. */
export const misnamedFolder = (source: SourceText, folder: string, keys: readonly string[]): readonly Problem[] => {
  const near = folder === '' ? undefined : closest(folder, keys);
  if (near === undefined) return [];
  const message = `Le dossier « ${folder} » ne correspond à aucune partie du document. Vouliez-vous dire « ${near} » ?`;
  const fix = `Renommez le dossier en « ${near.replaceAll('_', '-')} ».`;
  return [problemAt(source, 'lecture/dossier-inconnu', message, fix)];
};

/** A name that ght does not know in the braces of a heading: what it claims would be lost in silence. */
export const oddAttribute = ({ attribute, place }: Section): readonly Remark[] => {
  if (attribute === undefined) return [];
  const near = closest(attribute, ['couvre']);
  const message =
    attribute === 'couvre'
      ? 'Dans les accolades de ce titre, « couvre » ne nomme aucun point.'
      : `Dans les accolades de ce titre, « ${attribute} » n’est pas connu.${near ? ` Vouliez-vous dire « ${near} » ?` : ''}`;
  const fix = 'Écrivez {couvre="12"} pour dire à quel point la section répond, ou {#nom} pour lui donner un nom.';
  return [{ rule: 'lecture/attribut', level: 'majeur', message, fix, place }];
};

/** A name given to a free section, and nearly that of a key: authors may choose any other. */
export const nearKey = ({ id, place }: Section, keys: readonly string[]): readonly Remark[] => {
  const near = id === undefined ? undefined : closest(id, keys, 2);
  if (id === undefined || near === undefined) return [];
  const message = `Le nom « ${id} » ne désigne aucune partie du document. Vouliez-vous dire « ${near} » ?`;
  const fix = `Écrivez {#${near}}, ou donnez à cette section un nom qui ne prête pas à confusion.`;
  return [{ rule: 'lecture/attribut', level: 'majeur', message, fix, place }];
};

const GLUED = /^ {0,3}(#{2,6})(\p{L}[^\n]*)$/gmu;

/** « ##Suivi » is read as prose: Markdown wants a space after the marks of a heading. */
export const gluedTitles = ({ text, file }: SourceText, start: number): readonly Remark[] => {
  const lines = [...text.matchAll(GLUED)].filter(({ index }) => index >= start);
  if (lines.length === 0) return [];
  const fenced = inFence(text);
  const place = placer(text, file);
  return lines
    .filter(({ index }) => !fenced(index))
    .map(({ index, 0: line, 1: marks = '', 2: title = '' }) => ({
      rule: 'lecture/titre-colle',
      level: 'conseil',
      message: `« ${line.trim()} » n’est pas lu comme un titre : il manque une espace après ${marks}.`,
      fix: `Écrivez « ${marks} ${title.trim()} ».`,
      place: place(index, index + line.length),
    }));
};
