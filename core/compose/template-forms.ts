import type { HelperName } from './helpers.js';

/** Where a name is called: `{{nom}}`, `{{#nom}}…{{/nom}}`, or between parentheses in another call. */
type Spot = 'ligne' | 'bloc' | 'valeur';

/** How a name is called: where, with how many values (the least, the most), and with which options `cle=valeur`. */
interface Form {
  readonly spots: readonly Spot[];
  readonly values: readonly [least: number, most: number];
  readonly options?: readonly string[];
}

const line = (least = 0, most = least): Form => ({ spots: ['ligne'], values: [least, most] });
const block = (most = 1): Form => ({ spots: ['bloc'], values: [1, most] });

/** What a template may call, and how: a name called otherwise would be lost, or break the rendering. */
export const FORMS: Readonly<Record<HelperName | 'if' | 'unless' | 'each' | 'with' | 'lookup', Form>> = {
  valeur: line(1),
  montant: line(1),
  contenu: line(1, Number.POSITIVE_INFINITY),
  sommaire: line(),
  nouvelle_page: line(),
  gradation: line(1),
  gradations: line(),
  avis: line(),
  grille: line(),
  signatures: line(),
  numero: line(1),
  point: block(),
  article: block(Number.POSITIVE_INFINITY),
  numero_article: line(),
  parties: line(),
  tout: { ...line(), options: ['sauf'] },
  echeancier: line(),
  organigramme: line(),
  frise: line(),
  if: { ...block(), options: ['includeZero'] },
  unless: { ...block(), options: ['includeZero'] },
  each: block(),
  with: block(),
  lookup: { spots: ['ligne', 'valeur'], values: [2, 2] },
};

/** A call of a template, as Handlebars reads it. */
type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'loc'> & { readonly hash?: hbs.AST.Hash };

/** Throws, in French and with the line, for a call that cannot be made. A value alone, `{{nom}}`, is no call. */
export const refuseMisused = (spot: Spot, call: Call): void => {
  const why = misuse(spot, call);
  if (why !== undefined) throw new Error(`ligne ${call.loc.start.line}, ${why}`);
};

/** Name that a call is made by. */
export const nameOf = (path: Call['path']): string => String((path as hbs.AST.PathExpression).original);

const misuse = (spot: Spot, { path, params, hash }: Call): string | undefined => {
  const name = nameOf(path);
  const form = Object.hasOwn(FORMS, name) ? FORMS[name as keyof typeof FORMS] : undefined;
  const options = hash?.pairs.map(({ key }) => key) ?? [];
  if (form === undefined)
    return spot === 'ligne' && params.length + options.length === 0 ? undefined : unknown(spot, name);
  if (!form.spots.includes(spot)) return `« ${name} » s’écrit ${WRITTEN[form.spots[0] ?? 'ligne'](name)}`;
  const [least, most] = form.values;
  if (params.length < least) return `« ${name} » attend ${most > least ? 'au moins ' : ''}${counted(least)}`;
  if (params.length > most) return `« ${name} » n’attend ${most === 0 ? 'aucune valeur' : `que ${counted(most)}`}`;
  const odd = options.find((key) => !form.options?.includes(key));
  return odd === undefined ? undefined : `« ${name} » n’a pas d’option « ${odd} »`;
};

const WRITTEN: Readonly<Record<Spot, (name: string) => string>> = {
  ligne: (name) => `« {{${name} …}} », seul et sans dièse`,
  bloc: (name) => `« {{#${name} …}} … {{/${name}}} », avec un dièse`,
  valeur: (name) => `« (${name} …) »`,
};

const unknown = (spot: Spot, name: string): string =>
  spot === 'bloc'
    ? `« {{#${name}}} » n’est pas connu : écrivez « {{#if ${name}}} » ou « {{#each ${name}}} »`
    : `« ${name} » n’est pas un mot des gabarits`;

const counted = (count: number): string => (count === 1 ? 'une valeur' : `${count} valeurs`);
