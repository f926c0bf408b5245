import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findDossiers } from '../cli/find.js';
import type { Document } from '../core/parse/document.js';
import { type DocumentFiles, readDocument } from '../core/parse/read.js';
import { findingsOf, readText, runs, said } from './reading.js';
import { asFolder, asMarkdown, asYaml } from './samples/forms.js';
import { anyDeclined, anyPmp } from './samples/pmp-values.js';
import { textOf, type World, world } from './world.js';

let here: World;
beforeAll(async () => {
  here = await world();
});

const FOLDER = 'test/fixtures/formes';

/** The files of a document of the fixtures, found as the command line finds them. */
const filesOf = async (path: string): Promise<DocumentFiles> => {
  const { dossiers } = await findDossiers([`${FOLDER}/${path}`]);
  const found = dossiers[0]?.documents[0];
  if (!found) throw new Error(`no document in ${path}`);
  const read = (file: string) => ({ file, text: readFileSync(file, 'utf8') });
  const parts = found.parts.map(({ file, folder }) => ({ ...read(file), folder }));
  return { path: found.path, index: read(found.index), parts };
};

describe.each(['complet', 'incomplet'])('one document, %s, in the three forms', (variant) => {
  let fiche: Document;
  let forms: readonly Document[];
  beforeAll(async () => {
    fiche = await readText(here, `${FOLDER}/ght.yaml`, textOf(`${FOLDER}/ght.yaml`), 'fiche');
    const paths = ['yaml/pmp.yaml', 'markdown/pmp.md', 'dossier/pmp'].map((path) => `${variant}/${path}`);
    forms = await Promise.all(paths.map(async (path) => readDocument(await filesOf(path), here.types)));
  });

  it('gives the same data', () => {
    const [yaml, ...others] = forms;
    for (const other of others) expect(other.data).toEqual(yaml?.data);
  });

  it('gives the same findings', async () => {
    const [yaml, ...others] = await Promise.all(forms.map(async (form) => said(await findingsOf(here, fiche, form))));
    for (const other of others) expect(other).toEqual(yaml);
    expect(yaml?.filter((finding) => finding.includes('| illisible |'))).toEqual([]);
    expect((yaml?.filter((finding) => finding.includes('| bloquant |')) ?? []).length > 0).toBe(
      variant === 'incomplet',
    );
  });

  it('points, in each form, at a line that is there', async () => {
    for (const form of forms) {
      for (const { place } of await findingsOf(here, fiche, form)) {
        expect(readFileSync(place.file, 'utf8').split('\n').length).toBeGreaterThanOrEqual(place.line);
      }
    }
  });
});

describe('references that lead nowhere', () => {
  it('are said of the incomplete document: a reminder, an empty section, a lost one, an unknown point', async () => {
    const fiche = await readText(here, `${FOLDER}/ght.yaml`, textOf(`${FOLDER}/ght.yaml`), 'fiche');
    const pmp = await readDocument(await filesOf('incomplet/markdown/pmp.md'), here.types);
    const found = (await findingsOf(here, fiche, pmp)).filter(({ rule }) => rule === 'lecture/renvoi');
    expect(found.map(({ path, message }) => `${path} ${message.replaceAll('\u00a0', ' ')}`)).toEqual([
      '/concordance/8 Le point 8 renvoie à la section « Équipes de demain », qui n’existe pas dans le document.',
      '/autres/0 Le point 1 renvoie à « Rappel de la loi », qui rappelle la loi et ne répond à aucun point.',
      '/autres/2 Le point 12 renvoie à la section « Notre évaluation », où rien n’est écrit.',
      '/autres/2 « 13 » n’est pas un point de l’article dans la version jugée.',
    ]);
  });
});

describe('any document', () => {
  it('reads the same from YAML, from one Markdown file and from a folder, and is judged the same', async () => {
    const fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
    const titles = here.types['pmp']?.titles ?? {};
    await fc.assert(
      fc.asyncProperty(anyPmp, anyDeclined, fc.boolean(), async (pmp, declined, named) => {
        const habits = { titles, declined, named };
        const files = [asYaml(pmp), asMarkdown(pmp, habits), asFolder(pmp, habits)];
        const forms = await Promise.all(files.map((one) => readDocument(one, here.types)));
        const found = await Promise.all(forms.map(async (form) => said(await findingsOf(here, fiche, form))));
        expect(forms[0]?.problems).toEqual([]);
        for (const i of [1, 2]) {
          expect(forms[i]?.data).toEqual(forms[0]?.data);
          expect(found[i]).toEqual(found[0]);
        }
      }),
      runs(40),
    );
  });
});
