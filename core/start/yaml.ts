import { isArray, isObject, type Json, own } from '../json.js';
import { AWAITED, type Blank } from './blank.js';
import type { Instruct } from './instruct.js';
import { wrapped } from './wrap.js';

/** Keys of a mapping as YAML lines: with the values given, « À compléter » for texts, commented for all the rest. */
export const yamlLines = (blanks: readonly Blank[], instruct: Instruct, values: Json = {}): readonly string[] =>
  blanks.flatMap((blank) => [...told(instruct(blank)), ...entry(blank, instruct, own(values, blank.key))]);

/** Words for the author: « ## », so that taking off one « # » leaves them comments. */
export const told = (paragraphs: readonly string[]): readonly string[] =>
  paragraphs.flatMap(wrapped).map((line) => `## ${line}`);

const entry = (blank: Blank, instruct: Instruct, value: Json | undefined): readonly string[] => {
  if (value !== undefined) return given(blank, instruct, value);
  if (blank.shape.kind === 'prose') return [`${blank.key}: ${AWAITED}.`];
  if (isOpen(blank)) return [`${blank.key}:`, ...indented(yamlLines(blank.children, instruct))];
  return commented(sampled(blank, instruct));
};

/** A mapping that holds a text is opened; what has none would be empty. */
const isOpen = ({ shape, children }: Blank): boolean =>
  shape.kind === 'objet' && children.some((inner) => inner.shape.kind === 'prose' || isOpen(inner));

/** A key that is not written yet, as its author will write it. */
const sampled = (blank: Blank, instruct: Instruct): readonly string[] => {
  const { key, shape, sample, children } = blank;
  const single = sample.note ? `${sample.text} # ${sample.note}` : sample.text;
  if (shape.kind === 'objet') return [`${key}:`, ...indented(model(children, instruct))];
  if (shape.kind === 'cles')
    return [`${key}:`, `  ${shape.etablissement ? 'nom-de-l-etablissement' : 'cle'}: ${AWAITED}`];
  if (shape.kind !== 'liste') return [`${key}: ${single}`];
  return [`${key}:`, ...indented(children.length > 0 ? item(model(children, instruct)) : [`- ${single}`])];
};

const model = (blanks: readonly Blank[], instruct: Instruct): readonly string[] =>
  blanks.flatMap((blank) => [...told(instruct(blank)), ...sampled(blank, instruct)]);

const given = (blank: Blank, instruct: Instruct, value: Json): readonly string[] => {
  if (!isArray(value))
    return isObject(value) ? [`${blank.key}:`, ...indented(plainLines(value))] : [`${blank.key}: ${scalar(value)}`];
  const more = blank.children.length > 0 ? commented(item(model(blank.children, instruct))) : [];
  return [
    `${blank.key}:`,
    ...indented([...value.flatMap((one) => item(isObject(one) ? plainLines(one) : [scalar(one)])), ...more]),
  ];
};

const plainLines = (value: Json): readonly string[] =>
  Object.entries(isObject(value) ? value : {}).map(([key, inner]) => `${key}: ${scalar(inner)}`);

/** Plain words need no quotes; anything else is quoted as in JSON, which is YAML too. */
const scalar = (value: Json): string => {
  const text = String(value);
  return /^[\p{L}\p{N}](?:[\p{L}\p{N} _'’.,()&/-]*[\p{L}\p{N}.)])?$/u.test(text) ? text : JSON.stringify(text);
};

/** Lines of a mapping as an element of a list; what its first key is told stands above the dash. */
const item = (lines: readonly string[]): readonly string[] => {
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return lines.map((line, i) => (i < first ? line : i === first ? `- ${line}` : `  ${line}`));
};

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
const commented = (lines: readonly string[]): readonly string[] => lines.map((line) => `# ${line}`);
