import { titleKey } from '../words.js';
import { align, type Step } from './align.js';
import { type Alinea, alineasOf, rubriquesOf } from './alineas.js';
import type { Unit } from './units.js';
import { quoted, wordsChanged } from './words-changed.js';

/** How a sentence speaks of a unit: « L’article 4 », its ending, and « à l’article 4 ». */
export interface Subject {
  readonly name: string;
  /** '' for a masculine, « e », « s ». */
  readonly ending: '' | 'e' | 's';
}

/** Titles, as keys, of the filières of the document: a unit says which one it belongs to. */
export type Filieres = ReadonlySet<string>;

/** How an avenant calls a unit of the document. */
export const subjectOf = (unit: Unit, filieres: Filieres): Subject => {
  const { title, number, article } = unit;
  if (article !== undefined) return { name: `l’article ${article}`, ending: '' };
  const of = belonging(unit, filieres);
  if (number !== undefined) return { name: `le ${number}${of}`, ending: '' };
  if (/^préambule/i.test(title)) return { name: 'le préambule', ending: '' };
  if (/^visas/i.test(title)) return { name: 'les visas', ending: 's' };
  const annexe = /^annexe\s+(\S+)(?=\s|$)/i.exec(title)?.[1];
  if (annexe !== undefined && /^[\dIVX]/.test(annexe)) return { name: `l’annexe ${annexe}`, ending: 'e' };
  return { name: `la rubrique ${quoted(title)}${of}`, ending: 'e' };
};

/** « du 4° a) de la filière « X » », from the nearest headings above. */
const belonging = ({ above }: Unit, filieres: Filieres): string => {
  const isFiliere = ({ title }: { readonly title: string }) => filieres.has(titleKey(title));
  const filiere = above.findLast(isFiliere);
  const inner = above.slice(filiere ? above.indexOf(filiere) + 1 : 0);
  const numbered = inner.findLast(({ number }) => number !== undefined);
  const last = inner.at(-1);
  const part = numbered ? ` du ${numbered.number}` : !filiere && last ? ` de la partie ${quoted(last.title)}` : '';
  return part + (filiere ? ` de la filière ${quoted(filiere.title)}` : '');
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Beyond so many changes an article reads better whole. */
const MOST_CHANGES = 6;

/** The sentences that change a unit into its newer version: spot by spot when it is clear, else as a whole. */
export const modified = (before: Unit, after: Unit, { name, ending }: Subject): readonly string[] => {
  const title = before.title === after.title ? [] : [`l’intitulé est remplacé par l’intitulé : ${quoted(after.title)}`];
  const body = changesOf(before, after);
  const changes = body && [...title, ...body];
  const are = ending === 's' ? 'sont' : 'est';
  if (!changes || changes.length === 0 || changes.length > MOST_CHANGES) {
    const renamed = title.length > 0 ? ` L’intitulé devient : ${quoted(after.title)}.` : '';
    return [`${capital(name)} ${are} remplacé${ending} par les dispositions suivantes.${renamed}`];
  }
  const head = `${capital(name)} ${are} ainsi modifié${ending} :`;
  const [only, ...others] = changes;
  if (only !== undefined && others.length === 0) return [closed(`${head} ${only}`)];
  const items = changes.map((change, i) => `${i + 1}° ${capital(change)}`);
  return [head, ...items.slice(0, -1).map((item) => `${item} ;`), ...items.slice(-1).map(closed)];
};

/** A sentence ends with a full stop, unless the quotation that ends it has its own. */
const closed = (sentence: string): string => (/[.!?…][\s\u00a0]»$/.test(sentence) ? sentence : `${sentence}.`);

/** What changes in the paragraphs, one after the other; undefined when only the whole can be told. */
const changesOf = (before: Unit, after: Unit): readonly string[] | undefined => {
  if (rubriquesOf(before.blocks).join('\n') !== rubriquesOf(after.blocks).join('\n')) return undefined;
  const older = alineasOf(before.blocks);
  const alone = older.filter(({ kind }) => kind === 'alinea').length === 1;
  const found = align(older, alineasOf(after.blocks));
  if (older.length > 0 && found.every(({ a, b }) => !a || !b)) return undefined;
  const said = found.flatMap((step, i) => (step.same ? [] : changeOf(step, found.slice(0, i), alone)));
  return said.every((one) => one !== undefined) ? (said as readonly string[]) : undefined;
};

type Told = readonly (string | undefined)[];

const changeOf = ({ a, b }: Step<Alinea>, before: readonly Step<Alinea>[], alone: boolean): Told => {
  if (a && b) return a.rubrique === b.rubrique ? replaced(a, b, alone) : [undefined];
  if (a) return [`${inRubrique(a)}${the(a)} est supprimé${a.kind === 'note' ? 'e' : ''}`];
  return [added(b as Alinea, before)];
};

const replaced = (a: Alinea, b: Alinea, alone: boolean): Told => {
  if (a.kind === 'tableau') return [`${inRubrique(a)}${the(a)} est remplacé par celui de la nouvelle rédaction`];
  const words = wordsChanged(a.text, b.text);
  const place = alone && a.kind === 'alinea' ? inRubrique(a) : `${inRubrique(a)}${at(a)}, `;
  if (words) return words.map((one) => place + one);
  if (a.kind === 'note') return [`${inRubrique(a)}${the(a)} est remplacée par la note : ${quoted(b.text)}`];
  return [`${inRubrique(a)}${the(a)} est remplacé par un alinéa ainsi rédigé : ${quoted(b.text)}`];
};

const added = (b: Alinea, before: readonly Step<Alinea>[]): string | undefined => {
  if (b.kind !== 'alinea') return undefined;
  const last = before.findLast(({ a }) => a?.kind === 'alinea' && a.rubrique === b.rubrique)?.a;
  const place = last ? `après ${the(last)}` : 'avant le premier alinéa';
  return `${inRubrique(b)}${place}, il est inséré un alinéa ainsi rédigé : ${quoted(b.text)}`;
};

const inRubrique = ({ rubrique }: Alinea): string => (rubrique === '' ? '' : `dans la rubrique ${quoted(rubrique)}, `);

const RANKS = 'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième'.split(' ');
const rankOf = ({ rank }: Alinea): string => RANKS[rank - 1] ?? `${rank}e`;

const the = (one: Alinea): string => {
  if (one.kind === 'tableau') return one.rank === 1 ? 'le tableau' : `le ${rankOf(one)} tableau`;
  return one.kind === 'note' ? `la ${one.rank === 1 ? 'première' : rankOf(one)} note` : `le ${rankOf(one)} alinéa`;
};

const at = (one: Alinea): string => (one.kind === 'note' ? `à ${the(one)}` : `au ${rankOf(one)} alinéa`);

/** The sentence that brings in a new unit, after the one that comes before it. */
export const inserted = (unit: Unit, after: Subject | undefined): readonly string[] => {
  const place = after ? `Après ${after.name}, ` : 'Au début, ';
  if (unit.article !== undefined) return [`${place}il est inséré un article ${unit.article} ainsi rédigé :`];
  if (unit.number !== undefined) return [`${place}il est inséré un ${unit.number} ainsi rédigé :`];
  return [`${place}il est inséré une rubrique ${quoted(unit.title)} ainsi rédigée :`];
};

/** The sentence that takes a unit away. */
export const removed = (unit: Unit, { name, ending }: Subject): readonly string[] => {
  const are = ending === 's' ? 'sont' : 'est';
  return [`${capital(name)} ${are} ${unit.article === undefined ? 'supprimé' : 'abrogé'}${ending}.`];
};

/** « Les articles 7 à 12 deviennent respectivement les articles 8 à 13. » for the articles that only change number. */
export const renumbered = (pairs: readonly (readonly [from: string, to: string])[]): readonly string[] =>
  runsOf(pairs).map((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return '';
    if (run.length === 1) return `L’article ${first[0]} devient l’article ${first[1]}.`;
    const to = run.length === 2 ? 'et' : 'à';
    return `Les articles ${first[0]} ${to} ${last[0]} deviennent respectivement les articles ${first[1]} ${to} ${last[1]}.`;
  });

const runsOf = (pairs: readonly (readonly [string, string])[]) => {
  const runs: (readonly [string, string])[][] = [];
  for (const pair of pairs) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last && [0, 1].every((i) => rank(pair[i]) === rank(last[i]) + 1);
    if (run && follows) run.push(pair);
    else runs.push([pair]);
  }
  return runs;
};

const rank = (number: string | undefined): number => (number === 'premier' ? 1 : Number.parseInt(number ?? '', 10));
