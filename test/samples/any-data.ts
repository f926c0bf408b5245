import fc from 'fast-check';
import type { Json } from '../../core/json.js';
import type { Shape } from '../../core/parse/shape.js';

const LEAVES = [
  ...['', 'texte', 'à compléter', 'Sans objet', 'Sans objet : motif', '2022', '2022-01-01', '2022-02-30', '2022-13-45'],
  ...['ch-valombre', 'CH de Valombre', 'inconnu', 'constructor', '__proto__', 'vrai', 'non', '1', '4-a', '99'],
  ...[
    'college_medical',
    'comite_strategique',
    'commission_medicale_etablissement',
    'favorable',
    'definitif',
    'x'.repeat(600),
  ],
];

const leaf: fc.Arbitrary<Json> = fc.oneof(fc.constantFrom(...LEAVES), fc.string({ maxLength: 8 }));

/** Something that no schema expects there. */
const odd: fc.Arbitrary<Json> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('texte', 'nom', 'id', '__proto__', 'constructor', 'x/y', ''), leaf, { maxKeys: 2 }),
);

/** Random data in the shape of a schema: a third of its keys at most, and here and there something of a wrong kind. */
export const anyData = (shape: Shape, depth: number): fc.Arbitrary<Json> =>
  depth === 0 ? leaf : fc.oneof({ weight: 7, arbitrary: rightKind(shape, depth) }, { weight: 1, arbitrary: odd });

const NUMBERS = ['0', '1', '4', '59490', '59 490 €', '8 923,50', '-5', '1e999', 'abc', '40 %'];

/** A word of the closed list, or a number, when one is expected. */
const ofKind = ({ kind, libelles }: Shape): fc.Arbitrary<Json> => {
  if (kind === 'entier' || kind === 'nombre') return fc.oneof(fc.constantFrom(...NUMBERS), leaf);
  return libelles ? fc.oneof(fc.constantFrom(...Object.keys(libelles)), leaf) : leaf;
};

const rightKind = (shape: Shape, depth: number): fc.Arbitrary<Json> => {
  const inner = shape.item ? anyData(shape.item, depth - 1) : leaf;
  if (shape.kind === 'liste') return fc.array(inner, { maxLength: 2 });
  if (shape.kind === 'cles') {
    const names = fc.constantFrom('ch-valombre', 'CH de Valombre', 'inconnu', '__proto__', 'constructor', 'a/b');
    return fc.dictionary(names, inner, { maxKeys: 3 });
  }
  const props = Object.entries(shape.props ?? {});
  if (props.length === 0) return ofKind(shape);
  return fc
    .subarray(props, { maxLength: Math.ceil(props.length / 3) })
    .chain((kept) =>
      fc.tuple(...kept.map(([key, prop]) => anyData(prop, depth - 1).map((value) => [key, value] as const))),
    )
    .map((entries) => Object.fromEntries(entries));
};
