import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { isArray, isObject, type Json, type JsonObject, own } from '../core/json.js';
import { editorSchemas } from '../core/model/editor-schema.js';
import { isWritten } from '../core/model/written.js';
import type { Document } from '../core/parse/document.js';
import { expectedOf, headOf } from '../core/start/expected.js';
import { quoteOf } from '../core/start/quotes.js';
import { FORMS, type Form, skeleton } from '../core/start/skeleton.js';
import { findingsOf, readText } from './reading.js';
import { textOf, world } from './world.js';

const here = await world();
const TODAY = '2026-11-22';
const TITLE = 'Document d’essai';
const ids = Object.keys(here.types).filter((id) => id !== 'fiche');
const schemas = editorSchemas(here.sources.schemas);
let fiche: Document;
beforeAll(async () => {
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
});

const started = async (id: string, form: Form) => {
  const { types, law, sources } = here;
  const type = types[id];
  if (!type) throw new Error(id);
  const expected = await expectedOf(id, { fiche, types, law, today: TODAY });
  const quotes = (rule: string) => quoteOf(sources.pages[rule] ?? '');
  const schema = JSON.parse(schemas[id] ?? '{}') as JsonObject;
  const made = skeleton({ id, type, schema, title: TITLE, expected, quotes, day: TODAY }, form);
  const file = `${id}.${made.form === 'yaml' ? 'yaml' : 'md'}`;
  return { ...made, expected, document: await readText(here, file, made.text) };
};

const leaves = (value: Json, path = ''): readonly (readonly [string, Json])[] => {
  if (isArray(value)) return value.flatMap((item, i) => leaves(item, `${path}/${i}`));
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => leaves(item, `${path}/${key}`));
  return [[path, value]];
};

describe.each(ids.flatMap((id) => FORMS.map((form) => [id, form] as const)))(
  'the skeleton of %s, in %s',
  (id, form) => {
    it('is read without a fault, and nothing of it counts as written', async () => {
      const { document, text } = await started(id, form);
      if (process.env['GHT_VOIR']) {
        mkdirSync('/tmp/squelettes', { recursive: true });
        writeFileSync(`/tmp/squelettes/${document.path}`, text);
      }
      expect(document.problems).toEqual([]);
      const head = headOf(id, here.types[id]?.shape ?? { kind: 'objet', title: '' }, TITLE);
      for (const [key, value] of Object.entries(head)) expect(own(document.data, key)).toBe(value);
      const written = leaves(document.data).filter(
        ([path, value]) => !Object.hasOwn(head, path.slice(1)) && isWritten(value),
      );
      expect(written).toEqual([]);
    });

    it('gives the findings of an empty document, and no other', async () => {
      const { document } = await started(id, form);
      const head = headOf(id, here.types[id]?.shape ?? { kind: 'objet', title: '' }, TITLE);
      const empty = await readText(here, `${id}.yaml`, stringify(head));
      const rules = async (one: Document) =>
        (await findingsOf(here, fiche, one, TODAY)).map(({ rule, path }) => `${rule} ${path}`).sort();
      expect(await rules(document)).toEqual(await rules(empty));
    });

    it('tells what each rule expects, with the article', async () => {
      const { text, expected } = await started(id, form);
      const flat = text.replaceAll(/\n(?:\s*#+ ?)*/g, ' ').replaceAll(/\s+/g, ' ');
      for (const list of expected.values()) for (const { citation } of list) expect(flat).toContain(citation);
    });
  },
);

describe('a comment in Markdown', () => {
  const read = async (body: string) => (await readText(here, 'pmp.md', `---\ntype: pmp\n---\n\n${body}\n`)).data;

  it('is for authors only: it neither answers a point nor hides the answer under it', async () => {
    const comment = '<!-- À rédiger : le suivi.\n\n## Pharmacie\n\nUn bilan annuel est présenté.\n-->';
    expect(await read(`## Suivi et évaluation\n\n${comment}\n\nSix indicateurs.`)).toEqual({
      type: 'pmp',
      suivi_evaluation: 'Six indicateurs.',
    });
    expect(await read(`## Biologie médicale\n\n${comment}\n\nSans objet : confiée au CHU.`)).toMatchObject({
      biologie: { sans_objet: 'confiée au CHU.' },
    });
  });

  it('stays where it stands in a block of code, or in a line', async () => {
    const body = '```html\n<!-- un exemple -->\n```\n\nUn texte <!-- note --> continue.';
    expect(own(await read(`## Préambule\n\n${body}`), 'preambule')).toBe(body);
  });

  it('leaves every line at its place', async () => {
    const text = '---\ntype: pmp\n---\n\n<!-- un\n\ndeux -->\n\n## Pharmacie\n\nLivret commun.\n';
    const document = await readText(here, 'pmp.md', text);
    expect(document.source().children?.get('pharmacie')?.place.line).toBe(9);
  });
});
