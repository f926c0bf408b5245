import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { findDossiers } from '../cli/find.js';
import type { Document } from '../core/parse/document.js';
import { readDocument } from '../core/parse/read.js';
import { findingsOf, readText, said } from './reading.js';
import { ROOT, type World, world } from './world.js';

let here: World;
beforeAll(async () => {
  here = await world();
});

const { dossiers } = await findDossiers([`${ROOT}/examples`]);
const examples = dossiers.flatMap(({ fiche, documents }) => documents.map((found) => ({ fiche, found })));

const text = (file: string) => ({ file, text: readFileSync(file, 'utf8') });

/** The same document written in the other form: its data as a YAML text, read anew. */
const inYaml = ({ data }: Document): Promise<Document> => readText(here, 'document.yaml', stringify(data));

describe('every example, of every type, written in YAML', () => {
  it.each(
    examples.map(({ found, fiche }) => [found.path.slice(found.path.indexOf('examples/')), found, fiche] as const),
  )('%s gives the same data and the same findings', async (_name, found, file) => {
    const fiche = await readText(here, 'ght.yaml', readFileSync(file, 'utf8'), 'fiche');
    const parts = found.parts.map(({ file: part, folder }) => ({ ...text(part), folder }));
    const document = await readDocument({ path: found.path, index: text(found.index), parts }, here.types);
    const yaml = await inYaml(document);
    expect(yaml.type).toBe(document.type);
    expect(yaml.data).toEqual(document.data);
    const bare = async (one: Document) =>
      said(await findingsOf(here, fiche, one)).filter((finding) => !finding.startsWith('lecture/numero'));
    expect(await bare(yaml)).toEqual(await bare(document));
  });

  it('are of every type that ght knows', async () => {
    const types = examples.map(({ found }) => /^type: *(\S+)/m.exec(readFileSync(found.index, 'utf8'))?.[1]);
    const kinds = Object.keys(here.types).map((type) => type.split('.')[0]);
    expect(new Set([...types, 'fiche'])).toEqual(new Set(kinds));
  });
});
