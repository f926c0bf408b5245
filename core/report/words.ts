import type { CoverageState, DocumentReport, Gone } from '../diagnostic.js';
import type { Standing } from './tally.js';

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** An ISO day in French (« 1er janvier 2022 »); anything else is given back as it is. */
export const frenchDay = (iso: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (!name) return iso;
  return `${Number(day) === 1 ? '1er' : Number(day)} ${name} ${year}`;
};

/** A count with its noun, singular up to 1 as French wants, thousands apart. */
export const counted = (count: number, one: string, many: string): string =>
  `${String(count).replace(/\B(?=(\d{3})+$)/g, ' ')} ${count < 2 ? one : many}`;

/** A text that begins a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How a group of findings is headed, and the one word that stands for it on a line. */
export const STANDING_WORDS: Readonly<Record<Standing, { readonly heading: string; readonly word: string }>> = {
  illisible: { heading: "Illisible : le document ne peut pas être lu tel qu'il est écrit", word: 'illisible' },
  bloquant: { heading: "Bloquant : la loi ou l'appel à projets l'exige", word: 'bloquant' },
  majeur: { heading: "Majeur : l'ARS ou l'appel à projets y veille", word: 'majeur' },
  conseil: { heading: 'Conseil : un guide le recommande', word: 'conseil' },
  a_apprecier: { heading: 'À apprécier par une personne', word: 'à apprécier' },
  indetermine: { heading: "Indéterminé : le document n'en dit pas assez", word: 'indéterminé' },
  derogation: { heading: 'Dérogations : constats écartés par le groupement', word: 'dérogation' },
  connu: { heading: 'Connus : constats déjà là quand le dossier est entré', word: 'connu' },
};

/** How the findings of the baseline that the check no longer has are headed. */
export const FILLED = 'Comblés depuis';

/** Known findings of documents that were left out of the check, or could not be read: nothing is said of them. */
export const unseenLine = (unseen: readonly Gone[]): string => {
  const documents = [...new Set(unseen.map(({ document }) => document))].join(', ');
  return `${counted(unseen.length, 'constat connu porte', 'constats connus portent')} sur ce qui n'a pas été jugé cette fois : ${documents}.`;
};

/** How a state of the coverage grid is drawn and said. */
export const STATE_WORDS: Readonly<Record<CoverageState, { readonly sign: string; readonly word: string }>> = {
  couvert: { sign: '✓', word: 'couvert' },
  manquant: { sign: '✗', word: 'manquant' },
  a_apprecier: { sign: '?', word: 'à apprécier' },
  sans_objet: { sign: '–', word: 'sans objet' },
  indetermine: { sign: '…', word: 'indéterminé' },
};

/** By which law a document was judged, in one sentence: the day, where it comes from. */
export const dayJudged = ({ day, dayFrom }: DocumentReport): string => {
  const french = frenchDay(day);
  if (dayFrom === 'non_juge') return 'Non jugé : le document ne peut pas être lu.';
  if (dayFrom === 'document') return `Jugé selon le droit en vigueur le ${french}, date du document.`;
  if (dayFrom === 'au')
    return `Jugé selon le droit en vigueur le ${french}, jour demandé par --au et non date du document.`;
  return `Jugé selon le droit d'aujourd'hui, ${french}, car le document ne porte pas de date valable.`;
};

/** « 2 constats », or « 2 points » where nothing is held against the document. */
export const countedAt = (standing: Standing, count: number): string =>
  standing === 'a_apprecier' || standing === 'indetermine'
    ? counted(count, 'point', 'points')
    : counted(count, 'constat', 'constats');
