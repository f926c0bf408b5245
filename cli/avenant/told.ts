import type { Changes } from '../../core/compare/changes.js';
import type { Revised, Unmarked } from '../../core/emit/docx/revisions/index.js';
import type { MadeDocument } from '../../core/report/evolution.js';
import { counted } from '../../core/report/words.js';
import type { Pair } from './pairs.js';
import type { Versioned, Versions } from './versions.js';

const UNMARKED: Readonly<Record<Unmarked, string>> = {
  sommaire: 'le sommaire',
  entete: 'l’en-tête et le pied de page',
  orientation: 'l’orientation des pages',
};

type Kinds = readonly (readonly [count: number, one: string, many: string])[];

/** « 3 insertions, 1 suppression » of what is not zero; '' when all are. */
const countedAll = (kinds: Kinds): string =>
  kinds.flatMap(([count, one, many]) => (count > 0 ? [counted(count, one, many)] : [])).join(', ');

/** What changed in a document, in sentences; a new one is said to be new, and no more. */
export const toldOf = ({ older }: Pair, changes: Changes, revised: Revised, versions: Versions): readonly string[] => {
  if (!older) return [`Ce document n’existe pas dans « ${versions.older.name} » : tout y est inséré.`];
  const unmarked = revised.unmarked.map((one) => UNMARKED[one]).join(', ');
  return [
    ...sentence('Articles et rubriques', articles(changes)),
    ...changes.renumbered,
    ...sentence('Modifications suivies de Word', marks(revised)),
    ...sentence(`Non marqué dans Word, et tel que dans « ${versions.newer.name} »`, unmarked),
  ];
};

/** What is said of a document that is no longer there. */
export const removedOf = ({ report }: Versioned, { newer }: Versions): MadeDocument => ({
  title: report.title,
  document: report.document,
  lines: [`Ce document n’existe plus dans « ${newer.name} » : s’il n’a pas été retiré exprès, remettez-le.`],
});

const sentence = (label: string, said: string): readonly string[] => (said === '' ? [] : [`${label} : ${said}.`]);

const articles = ({ modifications }: Changes): string => {
  const count = (nature: string) => modifications.filter((one) => one.nature === nature).length;
  return countedAll([
    [count('remplace'), 'modifié', 'modifiés'],
    [count('ajoute'), 'ajouté', 'ajoutés'],
    [count('supprime'), 'supprimé', 'supprimés'],
  ]);
};

const marks = ({ insertions, deletions, settings }: Revised): string =>
  countedAll([
    [insertions, 'insertion', 'insertions'],
    [deletions, 'suppression', 'suppressions'],
    [settings, 'mise en forme', 'mises en forme'],
  ]);
