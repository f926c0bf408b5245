import { describe, expect, it } from 'vitest';
import { duree_max } from '../core/law/keywords/dates.js';

/** What the keyword says of a period that is longer than one year. */
const said = (debut: string, fin: string): string => {
  const dossier = { complet: true, documents: [], voisins: [] };
  const facts = { document: {}, fiche: {}, dossier, appel: {}, jour: fin, titres: {} };
  const [failure] = duree_max({ debut, fin }, { annees: 1 }, facts);
  return String(failure?.vars['duree']).replaceAll('\u00a0', ' ');
};

describe('a duration in words, first and last day counted', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['2026-07-01', '2041-06-30', '15 ans'],
    ['2026-07-01', '2032-06-30', '6 ans'],
    ['2022-01-01', '2027-01-01', '5 ans et 1 jour'],
    ['2022-01-01', '2027-12-30', '5 ans et 364 jours'],
    ['2022-01-01', '2023-01-02', '1 an et 2 jours'],
    ['2024-02-29', '2029-02-28', '5 ans'],
  ];
  for (const [debut, fin, duree] of cases)
    it(`${debut} – ${fin}: ${duree}`, () => expect(said(debut, fin)).toBe(duree));
});
