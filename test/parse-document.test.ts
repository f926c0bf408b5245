import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { check } from '../core/check.js';
import { at } from '../core/json.js';
import type { Document } from '../core/parse/document.js';
import { readDocument } from '../core/parse/read.js';
import { placeOf } from '../core/parse/source.js';
import { findingsOf, readText, runs, within } from './reading.js';
import { anyData } from './samples/any-data.js';
import { textOf, type World, world } from './world.js';

let here: World;
let fiche: Document;
beforeAll(async () => {
  here = await world();
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
});

const INDEX = '---\ntype: pmp\n---\n# Projet\n';

/** A document made of an index and of files, « filieres/01-x.md » for instance. */
const folder = (files: Readonly<Record<string, string>>, index = INDEX): Promise<Document> =>
  readDocument(
    {
      path: 'pmp',
      index: { file: 'pmp/index.md', text: index },
      parts: Object.entries(files).map(([name, text]) => ({
        file: `pmp/${name}`,
        text,
        folder: name.includes('/') ? name.slice(0, name.indexOf('/')) : '',
      })),
    },
    here.types,
  );

describe('a document in several files', () => {
  it('takes each file of « filieres » as a filière, in order, with its place', async () => {
    const document = await folder({
      'filieres/01-cancer.md': '---\ntheme_prs: Cancer\n---\n# Cancérologie\n\nIntro.\n\n## Objectifs\n\nA.\n',
      'filieres/02-avc.yaml': 'nom: AVC\nobjectifs: B.\n',
    });
    expect(at(document.data, '/filieres')).toEqual([
      { id: 'cancer', nom: 'Cancérologie', theme_prs: 'Cancer', presentation: 'Intro.', objectifs: 'A.' },
      { id: 'avc', nom: 'AVC', objectifs: 'B.' },
    ]);
    const where = ['/filieres/0/objectifs', '/filieres/1/objectifs', '/filieres/0/theme_prs', '/filieres/1/gradation'];
    expect(where.map((pointer) => placeOf(document.source(), pointer)).map(({ file, line }) => [file, line])).toEqual([
      ['pmp/filieres/01-cancer.md', 8],
      ['pmp/filieres/02-avc.yaml', 2],
      ['pmp/filieres/01-cancer.md', 2],
      ['pmp/filieres/02-avc.yaml', 1],
    ]);
  });

  it('takes a file named after a key as the value of that key, whatever its form', async () => {
    const document = await folder({
      'objectifs-medicaux.md': '# Nos objectifs\n\nUn.\n\n## Deux\n\nTrois.\n',
      'pharmacie.md': '---\ncoordination: Un comité.\n---\n# Pharmacie\n\nEnsemble.\n\n## Coopérations\n\nGardes.\n',
      'biologie.md': 'Un laboratoire.\n',
      'imagerie.yaml': 'texte: Un plateau.\n',
      '03-suivi_evaluation.md': 'Tous les ans.\n',
    });
    expect(document.problems).toEqual([]);
    expect(document.data).toEqual({
      type: 'pmp',
      titre: 'Projet',
      objectifs_medicaux: 'Un.\n\n## Deux\n\nTrois.',
      pharmacie: { coordination: 'Un comité.', texte: 'Ensemble.', cooperations: 'Gardes.' },
      biologie: { texte: 'Un laboratoire.' },
      imagerie: { texte: 'Un plateau.' },
      suivi_evaluation: 'Tous les ans.',
    });
    expect(placeOf(document.source(), '/pharmacie/cooperations')).toMatchObject({ file: 'pmp/pharmacie.md', line: 8 });
  });

  it('takes any other file as a free section', async () => {
    const document = await folder({
      'annexe-1.md': '# Annexe 1\n\nUn tableau.\n',
      'constructor.md': '# Autre\n\nB.\n',
    });
    expect(at(document.data, '/autres')).toEqual([
      { id: 'annexe-1', titre: 'Annexe 1', texte: 'Un tableau.' },
      { id: 'constructor', titre: 'Autre', texte: 'B.' },
    ]);
  });

  it('never drops a text because two files write the same key', async () => {
    const document = await folder({ 'biologie.md': 'Un.\n' }, `${INDEX}\n## Biologie\n\nDeux.\n`);
    expect(document.problems.map(({ rule, place }) => [rule, place.file])).toEqual([
      ['lecture/ecrit-deux-fois', 'pmp/biologie.md'],
    ]);
  });

  it('never throws, whatever its files hold', async () => {
    const name = fc.constantFrom(
      'filieres/a.md',
      'filieres/b.yaml',
      'biologie.md',
      'avis.yaml',
      'x.md',
      '__proto__.md',
    );
    const text = fc.oneof(fc.string(), fc.constantFrom('', '- x', 'a: [', '---\n- x\n---\n', '# T\n\nx', 'avis: 1'));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, text, { maxKeys: 4 }), async (files) => {
        const document = await folder(files);
        document.source();
      }),
      runs(300),
    );
  });
});

describe('a name given twice', () => {
  it('keeps both texts of an établissement called by its name and by its identifier', async () => {
    const text =
      '## Filières\n\n### Cancer\n\n#### Urgences\n\nA.\n\n##### Déclinaison\n\n- **ch-valombre** : un.\n- **CH de Valombre** : deux.\n';
    const document = await readText(here, 'pmp.md', `---\ntype: pmp\n---\n# Projet\n\n${text}`);
    const { types, law } = here;
    const { judgeAll } = await import('../core/check.js');
    const [, judged] = await judgeAll({ fiche, documents: [document], types, law, today: '2022-09-01', tool: 'test' });
    expect(at(judged?.model.data, '/filieres/0/organisation/urgences/declinaison')).toEqual({
      'ch-valombre': 'un.\n\ndeux.',
    });
  });
});

describe('any data, of any kind, under any key', () => {
  it('is judged without a fault, and each finding stands within the text', async () => {
    const pmp = here.types['pmp'];
    const fiches = here.types['fiche'];
    if (!pmp || !fiches) throw new Error('no type');
    await fc.assert(
      fc.asyncProperty(anyData(pmp.shape, 5), anyData(fiches.shape, 4), fc.boolean(), async (data, other, own) => {
        const texts = { 'pmp.yaml': stringify(data), 'ght.yaml': own ? stringify(other) : '' };
        const document = await readText(here, 'pmp.yaml', texts['pmp.yaml'], 'pmp');
        const group = own ? await readText(here, 'ght.yaml', texts['ght.yaml'], 'fiche') : fiche;
        const { types, law } = here;
        const report = await check({
          fiche: group,
          documents: [document],
          types,
          law,
          today: '2023-01-01',
          tool: 'test',
        });
        const found = report.documents.flatMap(({ diagnostics }) => diagnostics);
        const outside = found
          .filter(({ place }) => own || place.file === 'pmp.yaml')
          .filter(({ place }) => {
            const text = texts[place.file as keyof typeof texts];
            return text === undefined || !within(text, place);
          });
        expect(outside).toEqual([]);
        for (const { message, fix } of found)
          expect(`${message} ${fix}`).not.toMatch(/undefined|\[object|NaN|native code/);
      }),
      runs(250),
    );
  });
});

describe('a word of a closed list', () => {
  const nature = async (word: string) => {
    const text = `---\ntype: avenant\n---\n# Avenant\n\n## Modifications\n\n### Article 7\n\n#### Nature\n\n${word}\n`;
    return at((await readText(here, 'avenant.md', text)).data, '/modifications/0/nature');
  };

  it('may be written as it is said in French, and stays as it is otherwise', async () => {
    expect(await Promise.all(['remplace', 'Remplacement', 'AJOUT', 'ajoûte', 'corrige'].map(nature))).toEqual([
      ...['remplace', 'remplace', 'ajoute', 'ajoute', 'corrige'],
    ]);
  });
});

describe('a table of records', () => {
  it('says a wrong column once, at its heading, and names the columns that exist', async () => {
    const table = '| Source | Montants |\n|---|---|\n| ARS | 59 490 € |\n| Ville | 12 |\n';
    const text = `---\ntype: candidature\nappel: aap-2017-dgos-310\n---\n# C\n\n## Projets\n\n### Un\n\n#### Autres financements\n\n${table}`;
    const found = await findingsOf(here, fiche, await readText(here, 'c.md', text));
    const unknown = found.filter(({ rule }) => rule === 'lecture/cle-inconnue');
    expect(unknown.map(({ message, place }) => [message.replaceAll('\u00a0', ' '), place.line])).toEqual([
      ['La colonne « Montants » n’est pas connue dans ce tableau. Vouliez-vous dire « Montant » ?', 13],
    ]);
    expect(unknown[0]?.fix).toContain('Source, Montant, Acquis');
  });
});
