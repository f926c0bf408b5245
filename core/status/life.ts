import { monthsAfter } from '../days.js';
import { asText, at, type Json } from '../json.js';
import { isDay } from '../law/formats.js';
import { targetsOf } from '../law/targets.js';
import { isWritten } from '../model/written.js';

/** A spot that is written, or spots that hold these values; a star stands for each element, as in the rules. */
export type Sign = string | Readonly<Record<string, Json>>;

/** A day of the document, or of the call it answers, some months later. */
export interface DayAt {
  readonly date?: string;
  readonly appel?: string;
  readonly mois?: number;
}

/** Before when: the first day known, and how it is said before it, after it, and when none is known. */
export interface Deadline {
  readonly jours: readonly DayAt[];
  /** What comes next once the day is past, when that is something else. */
  readonly alors?: string;
  readonly dit?: string;
  readonly passe?: string;
  readonly inconnu?: string;
}

/** One step in the life of a document, as `rules/etapes/` states it. */
export interface Step {
  readonly quoi: string;
  readonly qui?: string;
  readonly article?: string;
  readonly depuis?: string;
  readonly jusqua?: string;
  readonly si?: readonly Sign[];
  /** Types of documents of the dossier that tell this step themselves. */
  readonly sans?: readonly string[];
  readonly fait: readonly Sign[];
  readonly avant?: Deadline;
}

/** A document that a groupement must have. */
export interface Owed {
  readonly titre: string;
  readonly article: string;
  readonly depuis: string;
  readonly types: readonly string[];
  readonly parmi?: Readonly<Record<string, Json>>;
  /** One for each element of a list of the fiche, which the document names at `cle`. */
  readonly pour?: { readonly liste: string; readonly si: Readonly<Record<string, Json>>; readonly cle: string };
  /** Nothing is owed when these values of the fiche are the same. */
  readonly sauf_egal?: readonly string[];
  /** True when `depuis` is the first day of a text that was read: it is then said. */
  readonly dit_depuis?: boolean;
}

/** The life of some types of documents, and which of them are owed. */
export interface Life {
  /** Where these documents stand on the screen, from the top; the others come last. */
  readonly rang: number;
  readonly concerne: readonly string[];
  readonly etapes: readonly Step[];
  readonly dus?: readonly Owed[];
}

/** What comes next, in words, with its day (ISO) where there is one: null when it is owed and unknown. */
export interface Next {
  readonly what: string;
  readonly who?: string;
  readonly article?: string;
  readonly before?: string | null;
  /** How the day is said: « avant le », « terme passé le », « date inconnue ». */
  readonly said?: string;
  readonly past: boolean;
}

/** What a step is looked up in. */
export interface Known {
  readonly data: Json;
  readonly appel: Json;
  /** Day judged: by it, the law that the document's life follows. */
  readonly day: string;
  /** Day of the look: by it, what is past. */
  readonly today: string;
  /** Types of the documents of the dossier. */
  readonly types: readonly string[];
}

/** True when one of the spots is written, or holds what it should. */
export const holds = (signs: readonly Sign[], data: Json): boolean => signs.some((sign) => isThere(sign, data));

/** True when the spot is written, or when the spots hold what they should. */
export const isThere = (sign: Sign, data: Json): boolean => {
  if (typeof sign === 'string') return targetsOf(data, sign).some(({ value }) => isWritten(value));
  return Object.entries(sign).every(([path, expected]) =>
    targetsOf(data, path).some(({ value }) => value === expected),
  );
};

/** The step that follows the last one done; undefined at the end of a life, or when the type has none. */
export const nextStep = (life: Life | undefined, known: Known): Next | undefined => {
  const steps = (life?.etapes ?? []).filter((step) => applies(step, known));
  const done = steps.findLastIndex(({ fait }) => holds(fait, known.data));
  const step = steps[done + 1];
  return step && told(step, known);
};

/** True when something of its life is done: a document that still has gaps is then further than a draft. */
export const hasBegun = (life: Life | undefined, known: Known): boolean =>
  (life?.etapes ?? []).some((step) => applies(step, known) && holds(step.fait, known.data));

const applies = ({ depuis = '', jusqua = '9999', si, sans = [] }: Step, { data, day, types }: Known): boolean =>
  depuis <= day &&
  day <= jusqua &&
  (si === undefined || si.every((sign) => isThere(sign, data))) &&
  !sans.some((type) => types.includes(type));

const told = ({ quoi, qui, article, avant }: Step, known: Known): Next => {
  const when = avant ? deadline(avant, known) : { past: false };
  const then = when.past ? avant?.alors : undefined;
  return {
    what: then ?? quoi,
    ...(qui && !then ? { who: qui } : {}),
    ...(article ? { article } : {}),
    ...when,
  };
};

const deadline = ({ jours, dit, passe, inconnu }: Deadline, known: Known): Omit<Next, 'what'> => {
  const day = jours.map((one) => dayAt(one, known)).find((one) => one !== undefined);
  if (day === undefined) return { before: null, said: inconnu ?? 'date inconnue', past: false };
  const past = lastDay(day) < known.today;
  return { before: day, said: past ? (passe ?? 'échéance passée le') : (dit ?? 'avant le'), past };
};

/** A year alone lasts until its last day, and nothing is counted from it. */
const dayAt = ({ date, appel, mois = 0 }: DayAt, known: Known): string | undefined => {
  const written = asText(date === undefined ? at(known.appel, appel ?? '') : at(known.data, date));
  if (isDay(written)) return mois === 0 ? written : monthsAfter(written, mois);
  return mois === 0 && YEAR.test(written) ? written : undefined;
};

const YEAR = /^\d{4}$/;

const lastDay = (day: string): string => (YEAR.test(day) ? `${day}-12-31` : day);
