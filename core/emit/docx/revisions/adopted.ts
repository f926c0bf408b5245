import { type Markup, make, withChildren } from './markup.js';
import type { Opened, Relation } from './opened.js';
import type { Adopt } from './redline.js';

/** What the newer file takes from the older one: addresses of links, pictures. */
export interface Adopted {
  readonly adopt: Adopt;
  readonly relations: ReadonlyMap<string, Relation>;
  /** Files to add, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Relations as a part. */
  readonly part: () => Markup;
}

const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Follows what one part of the newer file takes from the older one. */
export const adopting = (a: Opened, b: Opened, path: string): Adopted => {
  const relations = new Map(b.relations(path));
  const files = new Map<string, Uint8Array>();
  const known = new Map([...relations.values()].map((one) => [nameOf(b, one), one.id]));
  const adopt = (relation: Relation): string => {
    const name = nameOf(a, relation);
    const found = known.get(name);
    if (found !== undefined) return found;
    const id = `rId${relations.size + 1}`;
    const data = relation.external ? undefined : a.files[`word/${relation.target}`];
    const target = data ? `media/${a.identity(relation).slice(0, 16)}${/\.\w+$/.exec(relation.target)?.[0] ?? ''}` : '';
    if (data) files.set(`word/${target}`, data);
    relations.set(id, { ...relation, id, target: data ? target : relation.target });
    known.set(name, id);
    return id;
  };
  return { adopt, relations: a.relations(path), files, part: () => partOf([...relations.values()]) };
};

const nameOf = (file: Opened, relation: Relation): string => `${relation.type}\u0000${file.identity(relation)}`;

const partOf = (relations: readonly Relation[]): Markup =>
  make(
    'Relationships',
    { xmlns: NAMESPACE },
    relations.map(({ id, type, target, external }) =>
      make('Relationship', { Id: id, Type: type, Target: target, ...(external && { TargetMode: 'External' }) }),
    ),
  );

/** The kinds of content of the file, those of the pictures taken from the older one included. */
export const withTypesOf = (types: Markup, older: Markup | undefined): Markup => {
  const declared = new Set(types.children.map(keyOf));
  const missing = (older?.children ?? []).filter(
    (one) => typeof one !== 'string' && one.name === 'Default' && !declared.has(keyOf(one)),
  );
  return withChildren(types, [...missing, ...types.children]);
};

const keyOf = (node: Markup | string): string => (typeof node === 'string' ? '' : (node.attributes['Extension'] ?? ''));
