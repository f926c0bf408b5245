import { readFileSync } from 'node:fs';
import { findDossiers } from '../cli/find.js';
import type { Composed } from '../core/compose/composed.js';
import { readDocument } from '../core/parse/read.js';
import { composed } from './composing.js';
import { readText } from './reading.js';
import { ROOT, type World } from './world.js';

/** A document of examples/. */
interface Example {
  /** « incomplet/pmp ». */
  readonly name: string;
  readonly compose: (here: World) => Promise<Composed>;
}

const text = (file: string) => ({ file, text: readFileSync(file, 'utf8') });

const { dossiers } = await findDossiers([`${ROOT}/examples`]);

/** Every document of examples/, complete or not, ready to be composed. */
export const EXAMPLES: readonly Example[] = dossiers.flatMap(({ fiche: file, documents }) =>
  documents.map(({ path, index, parts }) => ({
    name: path.slice(path.indexOf('examples/') + 'examples/'.length).replace(/\.\w+$/, ''),
    compose: async (here: World) => {
      const fiche = await readText(here, 'ght.yaml', readFileSync(file, 'utf8'), 'fiche');
      const texts = parts.map(({ file: part, folder }) => ({ ...text(part), folder }));
      return composed(here, fiche, await readDocument({ path, index: text(index), parts: texts }, here.types));
    },
  })),
);
