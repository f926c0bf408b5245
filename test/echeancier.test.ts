import { describe, expect, it } from 'vitest';
import { readSources } from '../cli/build/sources.js';
import { baremeOf, echeancierOf, euros } from '../core/echeancier.js';
import { ROOT } from './world.js';

const appel = readSources(ROOT).appels['aap-2017-dgos-310'] ?? {};
const projet = (thematique: number, more: object = {}) => ({ nom: 'Projet', thematique, ampleur: 'Niveau 1', ...more });
const forfait = (thematique: number, montant: number, more: object = {}) => ({
  thematique,
  ampleur: 'niveau 1',
  montant,
  ...more,
});
const versements = (one: object, bareme?: object) =>
  (echeancierOf({ projets: [one] } as never, appel, bareme as never).lignes[0]?.versements ?? []).map(
    ({ part, montant, facultatif }) => [part, montant, facultatif],
  );

describe('the schedule of payments', () => {
  it('leaves amounts unknown without a barème, and keeps the shares that the call gives', () => {
    expect(versements(projet(1))).toEqual([
      [0.2, undefined, false],
      [0.8, undefined, false],
    ]);
    expect(versements(projet(13))).toEqual([
      [0.5, undefined, false],
      [0.5, undefined, false],
    ]);
  });

  it('does not share out what is left between a second and an optional third payment', () => {
    expect(versements(projet(3), { forfaits: [forfait(3, 100_000)] })).toEqual([
      [0.2, 20_000, false],
      [undefined, undefined, false],
      [undefined, undefined, true],
    ]);
    const bareme = { forfaits: [forfait(4, 100_000, { paliers: [20_000, 50_000, 30_000] })] };
    expect(versements(projet(4), bareme)).toEqual([
      [0.2, 20_000, false],
      [0.5, 50_000, false],
      [0.3, 30_000, true],
    ]);
  });

  it('leaves unknown a payment that the barème does not give', () => {
    const bareme = { forfaits: [forfait(3, 100_000, { paliers: [20_000, 80_000] })] };
    expect(versements(projet(3), bareme)[2]).toEqual([undefined, undefined, true]);
  });

  it('adds up to the cent', () => {
    const [first, second] = versements(projet(2), { forfaits: [forfait(2, 33_333.33)] });
    expect([first?.[1], second?.[1]]).toEqual([6666.67, 26_666.66]);
  });

  it('says the words of the call, and what each payment waits for', () => {
    const { lignes } = echeancierOf({ projets: [projet(16)] } as never, appel, undefined);
    const [amorcage, palier] = lignes[0]?.versements ?? [];
    expect(amorcage?.conditions).toEqual([
      'une fois les indicateurs de convergence dans oSIS complétés',
      "une fois le schéma directeur du système d'information transmis",
    ]);
    expect(palier?.quand).toBe("à la transmission de la validation de service pour l'infrastructure concernée");
    expect(palier?.conditions).toEqual(["sous condition d'avoir obtenu le premier versement"]);
    expect(
      echeancierOf({ projets: [projet(13)] } as never, appel, undefined).lignes[0]?.versements[0]?.conditions,
    ).toEqual(['une fois les indicateurs de convergence dans oSIS complétés']);
  });

  it('looks for the forfait of the same porteur, where it depends on it', () => {
    const forfaits = [forfait(6, 10, { porteur: 'ght' }), forfait(6, 20, { porteur: 'chu' })];
    const found = (more: object) =>
      echeancierOf({ projets: [projet(6, more)] } as never, appel, { forfaits } as never).lignes[0]?.montant;
    expect([found({}), found({ porteur: 'ght' }), found({ porteur: 'chu' })]).toEqual([10, 10, 20]);
    expect(found({ ampleur: 'Niveau 2' })).toBeUndefined();
  });

  it('gives a total only when every amount is known', () => {
    const projets = [projet(1, { montant_demande: 50_000 }), projet(2, { montant_demande: 1.5 })];
    const bareme = { forfaits: [forfait(1, 60_000)] };
    expect(echeancierOf({ projets } as never, appel, bareme as never).totaux).toEqual({ demande: 50_001.5 });
    const whole = { forfaits: [forfait(1, 60_000), forfait(2, 40_000)] };
    expect(echeancierOf({ projets } as never, appel, whole as never).totaux).toEqual({
      demande: 50_001.5,
      montant: 100_000,
      amorcage: 20_000,
    });
    expect(echeancierOf({}, appel, undefined)).toEqual({ lignes: [], totaux: {} });
  });

  it('has no payment for a thématique that the call does not have, nor for a broken project', () => {
    expect(versements(projet(17))).toEqual([]);
    expect(echeancierOf({ projets: ['texte'] }, {}, 'texte').lignes).toEqual([{ projet: '', versements: [] }]);
  });

  it('finds the barème of its call among the documents', () => {
    const documents = [
      { chemin: 'a.yaml', type: 'bareme', data: { appel: 'autre' } },
      { chemin: 'b.yaml', type: 'bareme', data: { appel: 'aap' } },
    ];
    expect(baremeOf(documents, 'aap')?.chemin).toBe('b.yaml');
    expect(baremeOf(documents, 'absent')).toBeUndefined();
  });

  it('writes amounts as the French do', () => {
    expect(euros(12_500.5)).toBe('12\u202f500,50\u00a0€');
  });
});
