import { isObject, type Json, type JsonObject, own, segments } from '../json.js';

/** One node of an editor schema with its references followed, and the definitions that it went through. */
export interface Followed {
  readonly schema: JsonObject;
  readonly through: readonly string[];
}

/** Follows `$ref` within a self-contained schema; what stands beside a reference wins, as editors show it. */
export const follow = (root: JsonObject, node: Json | undefined): Followed => {
  if (!isObject(node)) return { schema: {}, through: [] };
  const { $ref, ...beside } = node;
  if (typeof $ref !== 'string') return { schema: node, through: [] };
  const target = segments($ref.slice(1)).reduce<Json | undefined>((at, key) => own(at, key), root);
  const { schema, through } = follow(root, target);
  return { schema: { ...schema, ...beside }, through: [$ref, ...through] };
};

/** Description that speaks of this key: its own, or that of its definition unless it is of the most general ones. */
export const descriptionOf = (node: Json | undefined, { schema, through }: Followed): string => {
  const ownWords = own(node, 'description');
  const general = through.some((reference) => /^#\/\$defs\/(?:texte|dates)\//.test(reference));
  const words = ownWords ?? (general ? undefined : schema['description']);
  return typeof words === 'string' ? words.trim() : '';
};
