import { type Echeancier, euros, type LigneEcheancier } from './echeancier.js';
import { frenchNumber, spaced } from './message.js';

/** One payment in French words, for a report or a page. */
export interface PaymentWords {
  /** « 20 % », or « part inconnue ». */
  readonly part: string;
  /** « 10 000 € », or « montant inconnu ». */
  readonly montant: string;
  /** What triggers it, its conditions, and whether it is optional. */
  readonly quand: string;
}

/** What is unknown is said, never counted as nothing. */
const amount = (value: number | undefined): string => (value === undefined ? 'montant inconnu' : euros(value));

const share = (part: number | undefined): string =>
  part === undefined ? 'part inconnue' : frenchNumber(Math.round(part * 10_000) / 100, '%');

/** Payments of a project, in order. */
export const paymentsOf = ({ versements }: LigneEcheancier): readonly PaymentWords[] =>
  versements.map(({ part, montant, quand, conditions, facultatif }) => ({
    part: share(part),
    montant: amount(montant),
    quand: `${[quand, ...conditions].join(', ')}${facultatif ? ' (facultatif)' : ''}`,
  }));

/** A project, its thématique and its forfait, on one line. */
export const projectLine = ({ projet, thematique, ampleur, demande, montant }: LigneEcheancier): string => {
  const what = [
    thematique === undefined ? 'thématique inconnue' : `thématique ${thematique}`,
    ...(ampleur === undefined ? [] : [`ampleur « ${ampleur} »`]),
  ];
  const money = `forfait : ${amount(montant)}${demande === undefined ? '' : `, demandé : ${euros(demande)}`}`;
  return spaced(`${projet || 'Projet sans nom'} — ${what.join(', ')} ; ${money}.`);
};

/** The totals, as a page says them. */
export const sumsLine = ({ totaux }: Echeancier): string =>
  spaced(
    [
      `Total demandé : ${amount(totaux.demande)}`,
      `total des forfaits : ${amount(totaux.montant)}`,
      `dont amorçage : ${amount(totaux.amorcage)}.`,
    ].join(' ; '),
  );

/** The totals, and where unknown amounts may be written. */
export const totalsLine = (echeancier: Echeancier): string => {
  const unknown = echeancier.lignes.some(({ montant }) => montant === undefined);
  const where = " Les forfaits inconnus s'écrivent dans un barème (« type: bareme »), recopiés de l'annexe.";
  return `${sumsLine(echeancier)}${unknown ? spaced(where) : ''}`;
};

/** Name of the schedule, wherever it is shown. */
export const SCHEDULE_TITLE = 'Échéancier des versements';
