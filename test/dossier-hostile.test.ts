import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../core/check.js';
import { isObject, type Json, type JsonObject } from '../core/json.js';
import type { Document } from '../core/parse/document.js';
import type { Shape } from '../core/parse/shape.js';
import { composed, prose } from './composing.js';
import { readText, runs } from './reading.js';
import { anyData } from './samples/any-data.js';
import { textOf, type World, world } from './world.js';

let here: World;
let fiche: Document;
let types: readonly string[];
beforeAll(async () => {
  here = await world();
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
  types = Object.keys(here.types).filter((type) => type !== 'fiche');
});

const head = (type: string): string => {
  const [kind, call] = type.split('.');
  return `type: ${kind}\n${call ? `appel: ${call}\n` : ''}date: 2024-05-02\n`;
};

/** A document of a type whose keys hold whatever an author may have typed there. */
const odd = async (type: string, data: Json): Promise<Document> => {
  const document = await readText(here, `${type}.yaml`, head(type));
  return { ...document, data: { ...(isObject(data) ? data : {}), ...(document.data as JsonObject) } };
};

describe('a dossier of odd documents', () => {
  it('is judged without a fault, every document of every type among all the others', async () => {
    const oddities = fc.tuple(...types.map((type) => anyData(here.types[type]?.shape as Shape, 6)));
    await fc.assert(
      fc.asyncProperty(oddities, async (all) => {
        const documents = await Promise.all(types.map((type, i) => odd(type, all[i] ?? {})));
        const { law } = here;
        const { report } = await examine({
          fiche,
          documents,
          types: here.types,
          law,
          today: '2024-05-02',
          tool: 'test',
        });
        expect(report.documents).toHaveLength(documents.length + 1);
      }),
      runs(60),
    );
  });
});

describe('a document of which nothing but the type is written', () => {
  it('is judged and set in pages, without a word of machinery', async () => {
    for (const type of types) {
      const document = await readText(here, 'document.yaml', head(type));
      expect(document.problems, type).toEqual([]);
      const text = prose((await composed(here, fiche, document)).body);
      expect(text, type).not.toMatch(/\b(?:null|undefined|NaN)\b|\[object|\{\{/);
      expect(
        text.replaceAll(/\b[a-z]+(?:_[a-z]+)+\b/g, (key) => `CLE:${key}`),
        type,
      ).not.toContain('CLE:');
    }
  });
});
