import type { DocumentType } from '../check.js';
import type { JsonObject } from '../json.js';
import { frenchDay } from '../message.js';
import { type Blank, blanksOf, isLong, titleOf } from './blank.js';
import { type Expected, headOf } from './expected.js';
import { demandsAt, type Instruct, instructor, type Quotes } from './instruct.js';
import { headings, TOP } from './markdown.js';
import { told, yamlLines } from './yaml.js';

/** Forms in which a document may be written. */
export const FORMS = ['markdown', 'yaml'] as const;
export type Form = (typeof FORMS)[number];

/** What a skeleton is made of. */
export interface Start {
  readonly id: string;
  readonly type: DocumentType;
  /** JSON Schema of the type as editors get it, for what it says of each key. */
  readonly schema: JsonObject;
  readonly title: string;
  readonly expected: Expected;
  readonly quotes: Quotes;
  /** Day whose law the instructions follow. */
  readonly day: string;
}

/** A document that nobody has written yet: each of its blanks says what the law expects there, and none counts. */
export const skeleton = (start: Start, asked: Form): { readonly form: Form; readonly text: string } => {
  const { id, type, schema, title, expected, quotes } = start;
  const head = headOf(id, type.shape, title);
  const blanks = blanksOf(type.shape, schema).filter(({ key }) => !Object.hasOwn(head, key));
  const instruct = instructor(expected, quotes);
  const form = blanks.some(isLong) ? asked : 'yaml';
  const about = told([...howTo(form, start), ...demandsAt('', expected, quotes)]);
  if (form === 'yaml') return { form, text: lines([...about, ...headLines(head), ...yamlLines(blanks, instruct)]) };
  const { titre, ...short } = head;
  const brief: Instruct = (blank) =>
    blank.split ? [`${titleOf(blank)} : champs courts ; le texte est plus bas.`] : instruct(blank);
  const front = ['---', ...about, ...headLines(short), ...yamlLines(blanks.flatMap(shortOf), brief), '---'];
  const body = headings({ vocabulary: type.vocabulary, instruct }, blanks, type.shape, TOP);
  const top = titre === undefined ? [] : [`# ${String(titre)}`];
  return { form, text: `${lines(front)}\n${[...top, ...body].join('\n\n')}\n` };
};

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

const headLines = (head: JsonObject): readonly string[] =>
  Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value).replace(/^"([\w.-]+)"$/, '$1')}`);

const howTo = (form: Form, { type, day }: Start): readonly string[] => [
  `${type.title} : squelette écrit par « ght init ». Les consignes suivent le droit en vigueur le ${frenchDay(day)}.`,
  form === 'yaml'
    ? 'Remplacez chaque « À compléter. » par votre texte (plusieurs lignes : « clé: | », puis le texte décalé).'
    : 'Remplacez chaque « À compléter. » par votre texte. Les commentaires <!-- … --> ne paraissent pas dans le document rendu.',
  'Un point qui ne concerne pas le groupement s’écrit « Sans objet : » suivi du motif.',
  'Une ligne « # clé: … » se remplit en ôtant son premier « # » ; rien de ce qui est à compléter ne compte comme écrit.',
];

/** What of a blank is too short for a heading, and stands in the front matter. */
const shortOf = (blank: Blank): readonly Blank[] => {
  if (!isLong(blank)) return [blank];
  const children = blank.children.filter(({ key }) => !NAMES.has(key)).flatMap(shortOf);
  if (children.length === 0) return [];
  const names = blank.shape.elements ? blank.children.filter(({ key }) => NAMES.has(key)) : [];
  return [{ ...blank, children: [...names, ...children], split: true }];
};

/** Keys that the heading of an element already gives. */
const NAMES = new Set(['id', 'nom', 'titre']);
