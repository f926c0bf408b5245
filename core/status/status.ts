import type { CheckReport, DocumentReport } from '../diagnostic.js';
import { asText, type Json, own } from '../json.js';
import { appelOf, kindOf } from '../law/law.js';
import { standing, type Tally, tally } from '../report/tally.js';
import { hasBegun, type Life, type Next, nextStep } from './life.js';
import { type Absent, absents } from './owed.js';

/** A document as the dossier shows it: what it is, its state, what comes next. */
export interface StatusRow {
  readonly document: string;
  readonly title: string;
  readonly type: string;
  /** « projet » or « definitif », as the document says it. */
  readonly statut?: string;
  readonly day: string;
  readonly dayFrom: DocumentReport['dayFrom'];
  readonly tally: Tally;
  readonly next: readonly Next[];
}

/** One groupement, at a glance. */
export interface Status {
  readonly groupement: string;
  /** Day of the look. */
  readonly today: string;
  readonly documents: readonly StatusRow[];
  /** Documents owed that the dossier does not have; undefined when a part of it was left out or could not be read. */
  readonly absent?: readonly Absent[];
}

/** What the status of a groupement is made from. */
export interface StatusInput {
  readonly report: CheckReport;
  /** Data of each document that could be read, by its path, names resolved. */
  readonly data: ReadonlyMap<string, Json>;
  readonly fiche: Json;
  readonly appels: Readonly<Record<string, Json>>;
  readonly lives: readonly Life[];
  readonly today: string;
  /** True when the whole dossier was read: a document that is not there is then absent. */
  readonly whole: boolean;
}

/** Makes the status of a groupement from its check and from the dates its documents say. */
export const statusOf = (input: StatusInput): Status => {
  const { report, data, fiche, lives, today, whole } = input;
  const held = report.documents.map(({ document, type }) => ({ type: kindOf(type), data: data.get(document) ?? {} }));
  const allRead = report.documents.every(({ dayFrom }) => dayFrom !== 'non_juge');
  const types = held.map(({ type }) => type);
  const rank = ({ type }: DocumentReport): number => lifeOf(lives, type)?.rang ?? Number.POSITIVE_INFINITY;
  const ordered = [...report.documents].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  return {
    groupement: report.groupement,
    today,
    documents: ordered.map((document) => rowOf(document, types, input)),
    ...(whole && allRead ? { absent: absents(lives, { fiche, today, documents: held }) } : {}),
  };
};

const lifeOf = (lives: readonly Life[], type: string): Life | undefined =>
  lives.find(({ concerne }) => concerne.includes(kindOf(type)));

const rowOf = (report: DocumentReport, types: readonly string[], input: StatusInput): StatusRow => {
  const { document, title, type, day, dayFrom } = report;
  const data = input.data.get(document) ?? {};
  const statut = asText(own(data, 'statut'));
  const counts = tally({ documents: [report] });
  const life = lifeOf(input.lives, type);
  const known = { data, appel: appelOf(input.appels, data), day, today: input.today, types };
  const first = corrections(counts, report);
  // A draft with gaps is corrected first; what has already begun goes on, whatever the gaps.
  const waits = first.length > 0 && statut === 'projet' && !hasBegun(life, known);
  const later = counts.illisible > 0 || waits ? undefined : nextStep(life, known);
  const next = [...first, ...(later ? [later] : [])];
  return { document, title, type, ...(statut ? { statut } : {}), day, dayFrom, tally: counts, next };
};

/** Gaps come first, with the instances that they concern; two at most, for more would name everyone. */
const corrections = ({ illisible, bloquant }: Tally, { diagnostics }: DocumentReport): readonly Next[] => {
  if (illisible > 0) return [{ what: 'Corriger ce qui ne peut pas être lu', past: false }];
  if (bloquant === 0) return [];
  const blocking = diagnostics.filter((found) => standing(found) === 'bloquant');
  const instances = [...new Set(blocking.flatMap(({ instance }) => instance ?? []))];
  const who = instances.length > 0 && instances.length <= 2 ? { who: instances.join(', ') } : {};
  const what = `Corriger ${bloquant === 1 ? 'le point bloquant' : `les ${bloquant} points bloquants`}`;
  return [{ what, ...who, past: false }];
};
