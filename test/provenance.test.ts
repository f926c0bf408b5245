import { describe, expect, it } from 'vitest';
import { colophon, digestOf, type Provenance, readProvenance, sha256 } from '../core/provenance.js';
import { driftOf, isSame } from '../core/verify.js';

const file = (chemin: string, text = chemin) => ({ chemin, sha256: sha256(text) });
const provenance: Provenance = {
  ght: '0.1.0',
  document: 'pmp.md',
  jour: '2026-03-16',
  verdict: 'conforme',
  regles: sha256('règles'),
  sources: [file('ght.yaml'), file('pmp.md')],
  dossier: [],
};

describe('ce qu’un fichier dit de lui-même', () => {
  it('se relit tel qu’il a été écrit', () => {
    expect(readProvenance(JSON.stringify(provenance))).toEqual(provenance);
  });

  it.each([
    '',
    '[]',
    '{}',
    'null',
    JSON.stringify({ ...provenance, sources: [{ chemin: 'pmp.md', sha256: 'court' }] }),
    JSON.stringify({ ...provenance, sources: [file('../../secret')] }),
    JSON.stringify({ ...provenance, dossier: [file('/etc/secret')] }),
    JSON.stringify({ ...provenance, sources: [file('C:\\secret')] }),
    JSON.stringify({ ...provenance, document: 'a/../../b' }),
  ])('n’est pas cru quand il est mal fait, ou mène hors du dossier : %s', (json) => {
    expect(readProvenance(json)).toBeUndefined();
  });

  it('tient en une ligne', () => {
    const line = colophon({ ...provenance, revision: 'abcdef0123456789', modifie: true });
    expect(line).toBe(
      `révision abcdef01 (modifiée) · sources ${digestOf(provenance.sources).slice(0, 8)} · règles ${provenance.regles.slice(0, 8)} · ght 0.1.0 · conforme`,
    );
  });
});

describe('les sources, comparées à celles d’aujourd’hui', () => {
  const now = (...files: readonly ReturnType<typeof file>[]) => new Map(files.map((one) => [one.chemin, one.sha256]));

  it('ne dépendent pas de leur ordre', () => {
    expect(digestOf([file('a'), file('b')])).toBe(digestOf([file('b'), file('a')]));
    expect(digestOf([file('a', 'x'), file('b', 'y')])).not.toBe(digestOf([file('a', 'y'), file('b', 'x')]));
  });

  it('sont les mêmes, modifiées, disparues ou ajoutées', () => {
    const recorded = [file('a'), file('b'), file('c')];
    expect(isSame(driftOf(recorded, now(...recorded), ['a', 'b', 'c']))).toBe(true);
    const today = now(file('a'), file('b', 'autre'), file('d'));
    expect(driftOf(recorded, today, ['a', 'b', 'd'])).toEqual({ changed: ['b'], gone: ['c'], added: ['d'] });
  });
});
