import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { check, judgeAll } from '../core/check.js';
import { emitMarkdown } from '../core/emit/md/index.js';
import { isObject, type Json } from '../core/json.js';
import type { Document } from '../core/parse/document.js';
import { composed } from './composing.js';
import { readText, runs, within } from './reading.js';
import { anyData } from './samples/any-data.js';
import { textOf, world } from './world.js';

const here = await world();
const { types, law } = here;
const ids = Object.keys(types).filter((id) => id !== 'fiche');
const DAYS = ['2016-07-01', '2017-12-01', '2022-09-01', '2026-11-22'];
let fiche: Document;
beforeAll(async () => {
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
});

/** `type:`, and `appel:` for the candidature to a call, of a document of this type. */
const head = (id: string) => {
  const [type = '', appel] = id.split('.');
  return appel === undefined ? { type } : { type, appel };
};

const anyOf = (id: string, depth: number): fc.Arbitrary<Json> =>
  anyData(types[id]?.shape ?? { kind: 'objet', title: '' }, depth).map((data) =>
    isObject(data) ? { ...data, ...head(id) } : data,
  );

/** A document of this type and random others, as many as four, of any type. */
const anyDossier = (id: string) => {
  const other = fc.constantFrom(...ids).chain((type) => anyOf(type, 4).map((data) => [type, data] as const));
  const own = anyOf(id, 5).map((data) => [id, data] as const);
  return fc.tuple(own, fc.array(other, { maxLength: 4 })).map(([one, others]) => [one, ...others]);
};

/** The fiche of the example, or a random one. */
const anyFiche = fc.option(anyOf('fiche', 4), { nil: undefined });

const FOREIGN = /undefined|\[object|\bNaN\b|\bnull\b|native code/;

describe.each(ids)('%s among any other documents', (id) => {
  it('is judged by the whole law and set without a fault, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyDossier(id), anyFiche, fc.constantFrom(...DAYS), async (data, written, today) => {
        const group = written === undefined ? fiche : await readText(here, 'ght.yaml', stringify(written), 'fiche');
        const texts = data.map(([, value]) => stringify(value));
        const documents = await Promise.all(
          texts.map((text, i) => readText(here, `${i}.yaml`, text, data[i]?.[0] ?? '')),
        );
        const report = await check({ fiche: group, documents, types, law, today, tool: 'test' });
        const found = report.documents.flatMap(({ diagnostics }) => diagnostics);
        for (const { rule, message, fix, place } of found) {
          expect(`${rule} : ${message} ${fix}`).not.toMatch(FOREIGN);
          const text = texts[Number.parseInt(place.file, 10)];
          if (text !== undefined) expect(within(text, place), `${rule} ${JSON.stringify(place)}`).toBe(true);
        }
        const [document] = documents;
        if (document && document.problems.length === 0) emitMarkdown(await composed(here, group, document));
      }),
      runs(30),
    );
  });
});

describe('a value that once made ght fall', () => {
  it.each([
    [
      'une liste de nombres',
      'type: avenant\nphase_pmp: deux\n',
      '« Étape du projet médical partagé » ne peut pas valoir « deux »',
    ],
    ['un mot de la langue du programme', 'type: avenant\nmodifications:\n  - nature: constructor\n', 'constructor'],
    ['des clés pour un nom', 'type: convention-constitutive\netablissement_support: {}\n', 'établissement support'],
  ])('is judged, said and set: %s', async (_, text, words) => {
    const document = await readText(here, 'x.yaml', text);
    const judged = await judgeAll({ fiche, documents: [document], types, law, today: '2026-11-22', tool: 'test' });
    const messages = judged.flatMap(({ report }) => report.diagnostics.map(({ message }) => message)).join('\n');
    expect(messages).toContain(words);
    expect(`${messages}\n${emitMarkdown(await composed(here, fiche, document))}`).not.toMatch(FOREIGN);
  });
});

describe.each(ids)('a document of which only the type is written: %s', (id) => {
  const empty = () => readText(here, 'vide.yaml', stringify(head(id)));

  it('is judged, and each finding is a French sentence', async () => {
    const documents = [await empty()];
    const judged = await judgeAll({ fiche, documents, types, law, today: '2026-11-22', tool: 'test' });
    const found = judged.flatMap(({ report }) => report.diagnostics);
    for (const { rule, message, fix } of found) {
      expect(`${rule} : ${message} ${fix}`).not.toMatch(FOREIGN);
      expect(`${message} ${fix}`).toMatch(/^[\p{Lu}«].*[.»)]$/su);
    }
  });

  it('is set as a short document, with no trace of the machine', async () => {
    const text = emitMarkdown(await composed(here, fiche, await empty()));
    expect(text).not.toMatch(FOREIGN);
    expect(text).not.toMatch(/\b[a-z]+_[a-z_]+\b/);
    expect(text).not.toMatch(/^#+\s*$/m);
  });
});
