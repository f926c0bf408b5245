import { strFromU8, unzipSync } from 'fflate';
import { sha256 } from '../../../provenance.js';
import { elements, type Markup, readMarkup } from './markup.js';

/** A relation of a part: what an id stands for. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** A Word file that ght made, opened. */
export interface Opened {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly part: (path: string) => Markup | undefined;
  /** Relations of a part, by id. */
  readonly relations: (path: string) => ReadonlyMap<string, Relation>;
  /** What a relation leads to, told by its content: the same picture in two files has one name. */
  readonly identity: (relation: Relation | undefined) => string;
}

/** Path of the part that holds the relations of another. */
export const relationsOf = (path: string): string => path.replace(/(?<![^/])([^/]+)$/, '_rels/$1.rels');

const relation = ({ attributes }: Markup): Relation => ({
  id: attributes['Id'] ?? '',
  type: attributes['Type'] ?? '',
  target: attributes['Target'] ?? '',
  external: attributes['TargetMode'] === 'External',
});

/** Opens a Word file made by ght. */
export const open = (bytes: Uint8Array): Opened => {
  const files = unzipSync(bytes);
  const part = (path: string): Markup | undefined => {
    const data = files[path];
    return data && readMarkup(strFromU8(data));
  };
  return {
    files,
    part,
    relations: (path) => {
      const found = part(relationsOf(path));
      return new Map((found ? elements(found) : []).map(relation).map((one) => [one.id, one]));
    },
    identity: (found) => {
      const data = found && !found.external ? files[`word/${found.target}`] : undefined;
      return data ? sha256(data) : (found?.target ?? '');
    },
  };
};
