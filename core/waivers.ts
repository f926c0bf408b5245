import type { Diagnostic } from './diagnostic.js';
import { isArray, type Json, own } from './json.js';
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
export const waive = (diagnostics: readonly Diagnostic[], fiche: Document, today: string): Waived => {
  const derogations = derogationsOf(fiche.data);
  if (derogations.length === 0) return { diagnostics, faults: [] };
  const home = fiche.path.includes('/') ? fiche.path.slice(0, fiche.path.lastIndexOf('/') + 1) : '';
  const used = new Set<number>();
  const marked = diagnostics.map((found) => {
    const match = derogations.find((derogation) => covers(derogation, found, home));
    if (!match || found.level === 'illisible') return found;
    used.add(match.index);
    return match.expire_le < today ? found : { ...found, waiver: match };
  });
  return { diagnostics: marked, faults: derogations.flatMap((entry) => fault(entry, fiche, used, today)) };
};

const derogationsOf = (fiche: Json): readonly Derogation[] => {
  const list = own(fiche, 'derogations');
  if (!isArray(list)) return [];
  return list.map((entry, index) => ({ ...(entry as object), index }) as Derogation);
};

const covers = (derogation: Derogation, found: Diagnostic, home: string): boolean =>
  derogation.regle === found.rule &&
  (derogation.document === undefined || `${home}${derogation.document}`.replace(/\/$/, '') === found.document) &&
  (derogation.chemin === undefined ||
    found.path === derogation.chemin ||
    found.path.startsWith(`${derogation.chemin}/`));

const fault = (entry: Derogation, fiche: Document, used: ReadonlySet<number>, today: string): readonly Diagnostic[] => {
  const path = `/derogations/${entry.index}`;
  const common = { level: 'majeur', outcome: 'manquant', document: fiche.path, path } as const;
  if (entry.expire_le < today) {
    const message = `La dérogation à la règle « ${entry.regle} » a expiré le ${frenchDay(entry.expire_le)}.`;
    const fix = 'Corrigez le document, ou renouvelez la dérogation avec un nouveau motif et une nouvelle date.';
    const place = placeOf(fiche.source(), `${path}/expire_le`);
    return [{ ...common, rule: 'derogations/expiree', message, fix, place }];
  }
  if (used.has(entry.index)) return [];
  const message = `La dérogation à la règle « ${entry.regle} » n’écarte aucun constat.`;
  const fix = 'Supprimez-la, ou vérifiez le nom de la règle et le chemin du document.';
  return [{ ...common, rule: 'derogations/inutile', message, fix, place: placeOf(fiche.source(), `${path}/regle`) }];
};
