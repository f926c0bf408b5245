import type { CheckInput } from './check.js';
import { closest } from './closest.js';
import type { Diagnostic } from './diagnostic.js';
import { isArray, isObject, type Json, own } from './json.js';
import { isDay } from './law/formats.js';
import { frenchDay } from './message.js';
import type { Document } from './parse/document.js';
import { placeOf } from './parse/source.js';

interface Derogation {
  readonly index: number;
  readonly regle: string;
  readonly document?: string;
  readonly chemin?: string;
  readonly motif: string;
  readonly auteur: string;
  readonly expire_le: string;
}

/** What setting findings aside gives: the findings, marked; and the findings on the derogations themselves. */
export interface Waived {
  readonly diagnostics: readonly Diagnostic[];
  readonly faults: readonly Diagnostic[];
}

/**
 * Marks the findings that `derogations:` of the fiche sets aside. What cannot be read is never set aside; an expired
 * derogation, or one that matches nothing, is a finding on the fiche. Paths of documents count from the fiche's folder.
 */
export const waive = (diagnostics: readonly Diagnostic[], input: CheckInput): Waived => {
  const derogations = derogationsOf(input.fiche.data);
  if (derogations.length === 0) return { diagnostics, faults: [] };
  const used = new Set<number>();
  const marked = diagnostics.map((found) => {
    const name = input.fromFiche?.[found.document] ?? found.document;
    const match = derogations.find((derogation) => covers(derogation, found, name));
    if (!match || found.level === 'illisible') return found;
    used.add(match.index);
    return match.expire_le < input.today ? found : { ...found, waiver: match };
  });
  return { diagnostics: marked, faults: derogations.flatMap((entry) => fault(entry, used, input)) };
};

/** Only what is whole sets anything aside; what is missing in the others is said by the schema. */
const derogationsOf = (fiche: Json): readonly Derogation[] => {
  const list = own(fiche, 'derogations');
  return isArray(list) ? list.flatMap((entry, index) => derogation(entry, index)) : [];
};

const derogation = (entry: Json, index: number): readonly Derogation[] => {
  const whole = ['regle', 'motif', 'auteur', 'expire_le'].every((key) => typeof own(entry, key) === 'string');
  if (!isObject(entry) || !whole || !isDay(String(entry['expire_le']))) return [];
  return [{ ...entry, index } as unknown as Derogation];
};

const covers = (derogation: Derogation, found: Diagnostic, name: string): boolean =>
  derogation.regle === found.rule &&
  (derogation.document === undefined || derogation.document.replace(/^\.\//, '').replace(/\/$/, '') === name) &&
  (derogation.chemin === undefined ||
    found.path === derogation.chemin ||
    found.path.startsWith(`${derogation.chemin}/`));

const fault = (entry: Derogation, used: ReadonlySet<number>, input: CheckInput): readonly Diagnostic[] => {
  if (entry.expire_le < input.today) return [expired(entry, input.fiche)];
  if (used.has(entry.index)) return [];
  const { known } = input.law;
  if (!known.includes(entry.regle) && !entry.regle.startsWith('lecture/')) return [unknown(entry, input.fiche, known)];
  return input.whole === false ? [] : [useless(entry, input.fiche)];
};

const expired = (entry: Derogation, fiche: Document): Diagnostic => {
  const message = `La dérogation à la règle « ${entry.regle} » a expiré le ${frenchDay(entry.expire_le)}.`;
  const fix = 'Corrigez le document, ou renouvelez la dérogation avec un nouveau motif et une nouvelle date.';
  return finding(entry, fiche, 'derogations/expiree', 'expire_le', message, fix);
};

const unknown = (entry: Derogation, fiche: Document, known: readonly string[]): Diagnostic => {
  const near = closest(entry.regle, known);
  const message = `La dérogation vise la règle « ${entry.regle} », qui n'existe pas.`;
  const fix = near ? `Écrivez « ${near} ».` : 'Tapez « ght rules » pour la liste des règles.';
  const asked = near ? `${message} Vouliez-vous dire « ${near} » ?` : message;
  return finding(entry, fiche, 'derogations/inconnue', 'regle', asked, fix);
};

const useless = (entry: Derogation, fiche: Document): Diagnostic => {
  const message = `La dérogation à la règle « ${entry.regle} » n'écarte aucun constat.`;
  const fix = 'Supprimez-la, ou vérifiez le nom de la règle et le chemin du document.';
  return finding(entry, fiche, 'derogations/inutile', 'regle', message, fix);
};

const finding = (
  entry: Derogation,
  fiche: Document,
  rule: string,
  key: string,
  message: string,
  fix: string,
): Diagnostic => {
  const path = `/derogations/${entry.index}`;
  const place = placeOf(fiche.source(), `${path}/${key}`);
  return { rule, level: 'majeur', outcome: 'manquant', message, fix, place, document: fiche.path, path };
};
