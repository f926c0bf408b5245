import type { Echeancier } from './echeancier.js';

/** A spot in a source file; line and column count from 1, in UTF-16 units as editors do. */
export interface Place {
  /** Path as the user would type it, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Column just after the last character to underline, on the same line. */
  readonly endColumn: number;
}

/**
 * How much a finding weighs: `bloquant`, the law demands it; `majeur`, the ARS or the call says it looks at it;
 * `conseil`, a guide; `illisible`, the document itself cannot be read as written (exit status 2).
 */
export type Level = 'illisible' | 'bloquant' | 'majeur' | 'conseil';

/** Levels from the heaviest to the lightest, the order in which reports show them. */
export const LEVELS: readonly Level[] = ['illisible', 'bloquant', 'majeur', 'conseil'];

/** What a rule answers: a gap, or that a person must judge, or that the document does not say enough to judge. */
export type Outcome = 'manquant' | 'a_apprecier' | 'indetermine';

/** The words of law a finding rests on. */
export interface Citation {
  /** Full citation at the version judged, for instance « CSP, art. R. 6132-3, I, 12° ». */
  readonly article: string;
  /** Name of the version judged (« V4 »), when the article has several. */
  readonly version?: string;
  /** First day of that version (ISO). */
  readonly since?: string;
  /** How the version is known: read word for word, deduced, or not read. */
  readonly lecture?: 'lu' | 'deduit' | 'non_lu';
}

/** A finding set aside on purpose in `ght.yaml`, with who answers for it and until when. */
export interface Waiver {
  readonly motif: string;
  readonly auteur: string;
  readonly expire_le: string;
}

/** One finding on a document: what, where, by which law, what to do. Plain data. */
export interface Diagnostic {
  /** Path of the rule, for instance `csp/r6132-3/had`, or `lecture/…` for what cannot be read. */
  readonly rule: string;
  readonly level: Level;
  readonly outcome: Outcome;
  /** The fact, in one complete French sentence. */
  readonly message: string;
  readonly place: Place;
  /** Path of the document as given to `ght check` (a folder for a document in several files). */
  readonly document: string;
  /** JSON pointer to what is judged; stable when lines move. */
  readonly path: string;
  /** Key of the item of the article (`had`, `suivi_evaluation`), for the coverage grid. */
  readonly item?: string;
  readonly law?: Citation;
  /** The gesture: what to do, in one French sentence. */
  readonly fix?: string;
  /** The instance that must give an opinion or act, in French. */
  readonly instance?: string;
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
  readonly waiver?: Waiver;
  /** True when the baseline already had it: it is told apart, and does not make the check fail. */
  readonly known?: boolean;
}

/** Where an item of the law stands in a document. */
export type CoverageState = 'couvert' | 'manquant' | 'a_apprecier' | 'sans_objet' | 'indetermine';

/** One line of the coverage grid that is not filière by filière. */
export interface CoverageItem {
  readonly key: string;
  /** Number in the version judged, for instance « 12° » or « 4° a) ». */
  readonly number: string;
  readonly title: string;
  readonly state: CoverageState;
}

/** One line of the grid items × filières (4° a–h); `states` follows the order of `Coverage.filieres`. */
export interface CoverageRow {
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly states: readonly CoverageState[];
}

/** The coverage grid of one document. */
export interface Coverage {
  readonly items: readonly CoverageItem[];
  readonly filieres: readonly string[];
  readonly rows: readonly CoverageRow[];
}

/** What the check says of one document. */
export interface DocumentReport {
  readonly document: string;
  /** French name of its type, for instance « Projet médical partagé ». */
  readonly title: string;
  readonly type: string;
  /**
   * Day judged (ISO), and where it comes from: the document, `--au`, today for want of a date; or nothing was judged.
   */
  readonly day: string;
  readonly dayFrom: 'document' | 'au' | 'aujourdhui' | 'non_juge';
  /** Version of the article judged, in French: « R. 6132-3, version en vigueur depuis le 1er janvier 2022 ». */
  readonly version?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage?: Coverage;
  /** For a candidature to a call that pays by paliers. */
  readonly echeancier?: Echeancier;
}

/** A finding of the baseline that the check no longer has. */
export interface Gone {
  readonly rule: string;
  readonly document: string;
  readonly message: string;
}

/** What became of a baseline, beside the findings that it still knows. */
export interface BaselineState {
  /** Findings of documents that were judged, and that they no longer have. */
  readonly filled: readonly Gone[];
  /** Findings of documents that were not judged this time: nothing is known of them. */
  readonly unseen: readonly Gone[];
}

/** The whole result of a check; every report is a pure function of it. */
export interface CheckReport {
  readonly groupement: string;
  /** Version of ght that judged. */
  readonly tool: string;
  readonly documents: readonly DocumentReport[];
  /** Rules that spoke, by id, for reports that describe rules (SARIF). */
  readonly rules: Readonly<Record<string, RuleSummary>>;
  /** Only when the check was held against a baseline. */
  readonly baseline?: BaselineState;
}

/** What a report says of a rule. */
export interface RuleSummary {
  readonly title: string;
  readonly article?: string;
  readonly level: Level;
  /** What to do in general, without the values of one document. */
  readonly help: string;
}
