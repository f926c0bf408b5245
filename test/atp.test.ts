import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../core/json.js';
import { verifie as percentages } from '../rules/atp-occitanie-2017/bilan/pourcentages.js';
import { verifie as totals } from '../rules/atp-occitanie-2017/bilan/totaux.js';
import { textOf } from './world.js';

interface Row {
  readonly specialite: string;
  readonly postes: Record<string, number>;
  readonly total: number;
}

interface Table {
  readonly departements: readonly string[];
  readonly lignes: readonly Row[];
  readonly totaux: Record<string, number>;
  readonly total: number;
}

/** The 112 posts of the source, afresh. */
const posts = () => parse(textOf('test/fixtures/atp/occitanie-2016.yaml')) as { readonly etat_des_lieux: Table };

const judged = (rule: typeof totals, document: unknown) =>
  rule({
    document: document as Json,
    fiche: {},
    dossier: { complet: true, documents: [], voisins: [] },
    appel: {},
    jour: '2017-03-03',
    titres: {},
  });

describe('the 112 posts of Occitanie', () => {
  const { etat_des_lieux: table } = posts();

  it('are 25 specialties by 13 departments, and their totals are right', () => {
    expect([table.lignes.length, table.departements.length, table.total]).toEqual([25, 13, 112]);
    expect(Object.keys(table.totaux).sort()).toEqual([...table.departements].sort());
    expect(judged(totals, posts())).toEqual([]);
    expect(judged(percentages, posts())).toEqual([]);
  });

  it.each(table.lignes.map(({ specialite }, i) => [specialite, i] as const))(
    '%s: one post more, in any department, is seen in its row, its column and the whole',
    (_, i) => {
      for (const code of table.departements) {
        const document = posts();
        const row = document.etat_des_lieux.lignes[i];
        if (!row) throw new Error('no such row');
        row.postes[code] = (row.postes[code] ?? 0) + 1;
        const found = judged(totals, document);
        expect(found.map(({ chemin }) => chemin)).toEqual(
          [`/lignes/${i}/total`, `/totaux/${code}`, '/total'].map((path) => `/etat_des_lieux${path}`),
        );
        expect(found.map(({ vars }) => vars['juste'])).toEqual([row.total + 1, (table.totaux[code] ?? 0) + 1, 113]);
      }
    },
  );

  it('a post moved to another department is seen in both columns', () => {
    const document = posts();
    const row = document.etat_des_lieux.lignes.find(({ specialite }) => specialite === 'Chirurgie');
    if (!row) throw new Error('no such row');
    row.postes['12'] = 0;
    row.postes['11'] = 1;
    const paths = judged(totals, document).map(({ chemin }) => chemin);
    expect(paths.sort()).toEqual(['/etat_des_lieux/totaux/11', '/etat_des_lieux/totaux/12']);
  });
});
