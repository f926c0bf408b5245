import type { Diagnostic, Place } from '../diagnostic.js';
import type { Json, JsonObject } from '../json.js';
import { asText, at, isArray, isObject, list, own, segment } from '../json.js';
import type { Document } from '../parse/document.js';
import { bears, type Shape } from '../parse/shape.js';
import { placeOf } from '../parse/source.js';
import { plain } from '../words.js';
import type { Directory } from './fiche.js';

/** A document ready to be judged: names resolved to identifiers, answers by reference brought to their item. */
export interface Model {
  readonly document: Document;
  readonly data: Json;
  readonly problems: readonly Diagnostic[];
  /** Items answered by reference: their pointer, and that of the section that answers. */
  readonly redirects: Redirects;
  /** Title of what stands at a pointer, for « voir la section … ». */
  readonly titleAt: (pointer: string) => string;
  /** Place to show for a JSON pointer, references followed. */
  readonly place: (pointer: string) => Place;
}

/** A pointer into the resolved data that differs from where its author wrote it. */
export type Redirects = ReadonlyMap<string, string>;

/** Place lookup that follows redirects from the longest matching pointer. */
export const placeWith =
  (document: Document, redirects: Redirects) =>
  (pointer: string): Place => {
    for (let head = pointer; head !== ''; head = head.slice(0, head.lastIndexOf('/'))) {
      const target = redirects.get(head);
      if (target !== undefined) return placeOf(document.source(), target + pointer.slice(head.length));
    }
    return placeOf(document.source(), pointer);
  };

/** What resolving names gives: the data with identifiers, and the names that the fiche does not know. */
export interface Named {
  readonly data: Json;
  readonly redirects: Redirects;
  readonly unknown: readonly { readonly pointer: string; readonly name: string }[];
}

/** Replaces every name of an établissement by its identifier in the fiche. */
export const nameEtablissements = (shape: Shape, data: Json, directory: Directory): Named => {
  const redirects = new Map<string, string>();
  const unknown: { pointer: string; name: string }[] = [];
  const idOf = (name: string, pointer: string): string => {
    const found = directory(name);
    if (!found && name.trim() !== '') unknown.push({ pointer, name });
    return found?.id ?? name;
  };
  const idsOf = (label: string, pointer: string): readonly string[] => {
    if (directory(label)) return [idOf(label, pointer)];
    const names = EVERYONE.test(plain(label)) ? gradedAt(data, pointer) : label.split(AND);
    const ids = names.flatMap((name) => directory(name)?.id ?? []);
    return ids.length > 0 && ids.length === names.length ? [...new Set(ids)] : [idOf(label, pointer)];
  };
  const visit = (node: Shape | undefined, value: Json, pointer: string): Json => {
    if (!node || !bears(node, 'etablissement')) return value;
    if (isArray(value)) return value.map((item, i) => visit(node.item, item, `${pointer}/${i}`));
    if (isObject(value)) return visitObject(node, value, pointer);
    return node.etablissement && typeof value === 'string' ? idOf(value, pointer) : value;
  };
  const visitObject = (node: Shape, value: JsonObject, pointer: string): JsonObject => {
    const entries = Object.entries(value).flatMap(([key, item]): readonly (readonly [string, Json])[] => {
      const written = `${pointer}/${segment(key)}`;
      const named = node.kind === 'cles' && node.etablissement ? idsOf(key, written) : [key];
      for (const name of named) if (name !== key) redirects.set(`${pointer}/${segment(name)}`, written);
      const value = visit(own(node.props ?? {}, key) ? node.props?.[key] : node.item, item, written);
      return named.map((name) => [name, value]);
    });
    return merged(entries);
  };
  return { data: visit(shape, data, ''), redirects, unknown };
};

/** « Tous les établissements » : those of the gradation of the filière. */
const EVERYONE =
  /^(?:tous les|l ensemble des|ensemble des|chaque) (?:etablissements?|sites?)(?: (?:du groupement|de la filiere|parties|concernes))?$/;
const AND = /(?<!\s)\s*[,;]\s*(?:et\s+)?|(?<!\s)\s+et\s+/;

const gradedAt = (data: Json, pointer: string): readonly string[] => {
  const gradation = at(data, `${/^\/filieres\/\d+/.exec(pointer)?.[0] ?? ''}/gradation`);
  return isObject(gradation) ? Object.values(gradation).flatMap(list).map(asText) : [];
};

/** Two names of one établissement (« CH A », « ch-a ») give one key, with the texts of both. */
const merged = (entries: readonly (readonly [string, Json])[]): JsonObject => {
  const values = new Map<string, Json>();
  for (const [key, value] of entries) {
    const known = values.get(key);
    values.set(key, typeof known === 'string' && typeof value === 'string' ? `${known}\n\n${value}` : value);
  }
  return Object.fromEntries(values);
};
