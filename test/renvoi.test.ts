import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../core/diagnostic.js';
import type { Document } from '../core/parse/document.js';
import { findingsOf, readText } from './reading.js';
import { textOf, type World, world } from './world.js';

let here: World;
let fiche: Document;
beforeAll(async () => {
  here = await world();
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
});

/** Findings of a few articles on a convention whose committee of elected representatives is described so. */
const found = async (texte: string): Promise<readonly Diagnostic[]> => {
  const text = `type: convention-constitutive\ndate: 2026-06-15\norganisation:\n  comite_elus: { texte: "${texte}" }\n`;
  const all = await findingsOf(here, fiche, await readText(here, 'convention.yaml', text));
  return all.filter(({ rule }) => /^csp\/r6132-13\/(maires|directeurs)$/.test(rule));
};

describe('a text that refers to the article instead of copying it', () => {
  it('is left to a person, where the article itself names the members', async () => {
    const all = await found('Il réunit les membres de droit de l’article R. 6132-13, et se réunit deux fois l’an.');
    expect(all.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'csp/r6132-13/directeurs a_apprecier',
      'csp/r6132-13/maires a_apprecier',
    ]);
  });

  it('is not one that cites another article', async () => {
    const all = await found('Il comprend les personnes de l’article R. 6132-1.');
    expect(all.map(({ outcome }) => outcome)).toEqual(['manquant', 'manquant']);
  });
});
