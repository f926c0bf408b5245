import type { Json, JsonObject } from '../json.js';
import { asText, isArray, isObject, own, segment } from '../json.js';
import type { Reading } from '../parse/markdown.js';
import { propOf, type Shape } from '../parse/shape.js';
import { isReminder, keysOf } from '../parse/vocabulary.js';
import { titleKey } from '../words.js';
import { isWritten, textUnder } from './written.js';

/** An answer announced and not found: where it is announced, and why it answers nothing. */
export interface DeadReference {
  readonly pointer: string;
  readonly code: string;
  readonly target: string;
  readonly reason: 'point_inconnu' | 'introuvable' | 'vide' | 'rappel';
}

/** What following the references gives. */
export interface Followed {
  readonly data: Json;
  readonly redirects: ReadonlyMap<string, string>;
  readonly dead: readonly DeadReference[];
}

/** What following needs to know: the keys of the type, and which key an item's number means on the day judged. */
export interface Numbering {
  readonly reading: Reading;
  /** Keys that a code means: « 4-a », « 5 » (several), « suivi_evaluation ». */
  readonly keysOf: (code: string) => readonly string[];
}

interface Reference {
  readonly pointer: string;
  readonly code: string;
  /** Title, identifier or key of the section that answers. */
  readonly target: string;
  /** Pointer of the filière the reference stands in, or ''. */
  readonly scope: string;
  /** Pointer of the section, when the reference stands on the section itself. */
  readonly section?: string;
}

/** Brings to each item the text of the section that says it answers it (`couvre`, table de concordance). */
export const followReferences = (data: Json, numbering: Numbering): Followed => {
  const references = [...concordance(data), ...covers(data, ''), ...coversOfFilieres(data)];
  const state: State = { data, redirects: new Map(), dead: [] };
  return references.reduce((current, reference) => follow(current, reference, data, numbering), state);
};

type State = Followed;

const concordance = (data: Json): readonly Reference[] => {
  const table = own(data, 'concordance');
  if (!isObject(table)) return [];
  return Object.entries(table).map(([code, target]) => ({
    pointer: `/concordance/${segment(code)}`,
    code,
    target: asText(target).replace(/^#/, ''),
    scope: '',
  }));
};

const covers = (data: Json, scope: string): readonly Reference[] => {
  const free = own(data, 'autres');
  if (!isArray(free)) return [];
  return free.flatMap((section, i) => {
    const codes = own(section, 'couvre');
    const pointer = `${scope}/autres/${i}`;
    const target = asText(own(section, 'titre'));
    return (isArray(codes) ? codes : []).map((code) => ({
      pointer,
      code: asText(code),
      target,
      scope,
      section: pointer,
    }));
  });
};

const coversOfFilieres = (data: Json): readonly Reference[] => {
  const filieres = own(data, 'filieres');
  return isArray(filieres) ? filieres.flatMap((filiere, i) => covers(filiere, `/filieres/${i}`)) : [];
};

const follow = (state: State, reference: Reference, data: Json, numbering: Numbering): State => {
  const keys = numbering.keysOf(reference.code);
  const { pointer, code, target } = reference;
  const dead = (reason: DeadReference['reason']): State => ({
    ...state,
    dead: [...state.dead, { pointer, code, target, reason }],
  });
  if (keys.length === 0) return dead('point_inconnu');
  if (isReminder(target)) return dead('rappel');
  const from = reference.section ?? find(data, target, numbering);
  if (from === undefined) return dead('introuvable');
  const text = textAt(data, from);
  if (!isWritten(text)) return dead('vide');
  return keys.reduce(
    (current, key) => bring(current, key, text, from, reference.scope, numbering.reading.shape),
    state,
  );
};

/** Pointer of a section by its identifier, its title, or the key it answers. */
const find = (data: Json, target: string, { reading: { vocabulary, shape }, keysOf: items }: Numbering) => {
  const name = titleKey(target);
  const named = sections(data).find(([, titles]) => titles.some((title) => titleKey(title) === name));
  if (named) return named[0];
  const key = [target.replaceAll('-', '_'), ...keysOf(vocabulary, target)].find(
    (candidate) => holdsProse(propOf(shape, candidate)) || (propOf(shape, candidate) && items(candidate).length > 0),
  );
  return key !== undefined && own(data, key) !== undefined ? `/${key}` : undefined;
};

/** Short fields (`periode`, `version`, `titre`) say nothing that could answer an item. */
const holdsProse = (shape: Shape | undefined): boolean => shape?.kind === 'prose' || shape?.corps !== undefined;

const sections = (data: Json): readonly (readonly [string, readonly string[]])[] => {
  const filieres = own(data, 'filieres');
  const within = isArray(filieres) ? filieres.map((filiere, i) => [filiere, `/filieres/${i}`] as const) : [];
  return [
    ...freeSections(data, ''),
    ...within.map(([filiere, at]) => [at, names(filiere, 'nom')] as const),
    ...within.flatMap(([filiere, at]) => freeSections(filiere, at)),
  ];
};

const freeSections = (data: Json, scope: string): readonly (readonly [string, readonly string[]])[] => {
  const free = own(data, 'autres');
  return isArray(free) ? free.map((section, i) => [`${scope}/autres/${i}`, names(section, 'titre')] as const) : [];
};

const names = (value: Json, title: string): readonly string[] =>
  [own(value, 'id'), own(value, title)].filter((name): name is string => typeof name === 'string');

const textAt = (data: Json, pointer: string): Json => {
  const value = pointer
    .slice(1)
    .split('/')
    .reduce<Json>((node, key) => own(node, key) ?? '', data);
  return own(value, 'texte') ?? value;
};

/** Puts the text at the item, unless its author also wrote it there; an item of each filière goes to each of them. */
const bring = (state: State, key: string, text: Json, from: string, scope: string, shape: Shape): State => {
  const whole = propOf(shape, key);
  if (whole) return put(state, `/${key}`, whole, text, from);
  const filieres = own(state.data, 'filieres');
  const inner = propOf(shape.props?.['filieres']?.item?.props?.['organisation'], key);
  if (!inner || !isArray(filieres)) return state;
  const scopes = scope ? [scope] : filieres.map((_, i) => `/filieres/${i}`);
  return scopes.reduce((current, at) => put(current, `${at}/organisation/${key}`, inner, text, from), state);
};

const put = (state: State, pointer: string, shape: Shape, text: Json, from: string): State => {
  const keys = pointer.slice(1).split('/');
  if (isWritten(keys.reduce<Json>((node, key) => own(node, key) ?? '', state.data))) return state;
  const prose = textUnder(text);
  const value = shape.kind === 'objet' && shape.corps ? { [shape.corps]: prose, renvoi: from } : prose;
  return { ...state, data: assign(state.data, keys, value), redirects: new Map(state.redirects).set(pointer, from) };
};

const assign = (data: Json, [key = '', ...rest]: readonly string[], value: Json): Json => {
  const inner = rest.length === 0 ? value : assign(own(data, key) ?? {}, rest, value);
  if (isArray(data)) return data.map((item, i) => (String(i) === key ? inner : item));
  return { ...(isObject(data) ? data : {}), [key]: inner } as JsonObject;
};
