import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { region, single, touch, twoVersions } from './inputs.js';
import { isInstalled, jsonschema, spectral } from './peers.js';
import { type Command, compare } from './timing.js';

/** A row of the table: what is done, beside what, and the most that the ratio should be. */
export interface Row {
  readonly work: string;
  readonly beside: string;
  readonly most: number | undefined;
  readonly passes: number;
  /** Undefined when what it is held against is not there. */
  readonly commands: () => Promise<readonly [ours: Command, beside: Command] | undefined>;
}

/** Where things are: the package, and the folder of what the bench makes. */
export interface Places {
  readonly root: string;
  readonly home: string;
}

const NODE: Command = { words: [process.execPath, '-e', '0'] };

/** The rows, in the order of the table. */
export const rowsOf = ({ root, home }: Places): readonly Row[] => {
  const cache = join(home, 'cache');
  const ght = (...args: readonly string[]): Command => ({
    words: [process.execPath, join(root, 'dist/ght.cjs'), ...args],
    env: { XDG_CACHE_HOME: cache },
  });
  const cold = (folder: string) => ght('check', folder, '--quiet', '--sans-cache');
  const schemas = join(home, 'schemas');
  const peers = join(home, 'pairs');
  const out = join(home, 'sortie');
  const pmp = join(root, 'examples/val-de-brume/pmp');
  const render = (path: string, formats: string) => ght('render', path, '--format', formats, '-o', out, '--force');
  const against = async (make: typeof jsonschema) => {
    const folder = await region(root, home, 135, 'yaml');
    compare(ght('schema', '-o', schemas), NODE, 1);
    const beside = make(peers, schemas, folder);
    return beside && ([cold(folder), beside] as const);
  };
  return [
    {
      work: 'ght check, un document YAML de 21 Ko conforme',
      beside: 'node -e 0',
      most: 1.5,
      passes: 15,
      commands: async () => [ght('check', (await single(root, home)).whole), NODE],
    },
    {
      work: 'le même, avec des constats (lieux, lignes citées)',
      beside: 'node -e 0',
      most: 2.5,
      passes: 15,
      commands: async () => [ght('check', (await single(root, home)).gaps), NODE],
    },
    {
      work: 'le PMP de l’exemple : un dossier Markdown de 174 Ko',
      beside: 'node -e 0',
      most: 5,
      passes: 9,
      commands: async () => [ght('check', pmp), NODE],
    },
    {
      work: '1 350 documents YAML (135 GHT), toutes les règles',
      beside: '@sourcemeta/jsonschema, le schéma seul',
      most: 2,
      passes: 3,
      commands: () => against(jsonschema),
    },
    {
      work: 'les mêmes',
      beside: '@stoplight/spectral-cli, schéma et règles',
      most: 1 / 20,
      passes: 1,
      commands: () => against(spectral),
    },
    {
      work: '1 350 documents Markdown',
      beside: 'les mêmes en YAML',
      most: 4,
      passes: 3,
      commands: async () => [
        cold(await region(root, home, 135, 'markdown')),
        cold(await region(root, home, 135, 'yaml')),
      ],
    },
    {
      work: 'un document changé parmi 1 350',
      beside: 'tout juger (--sans-cache)',
      most: 1 / 10,
      passes: 5,
      commands: async () => {
        const folder = await region(root, home, 135, 'yaml');
        rmSync(cache, { recursive: true, force: true });
        return [{ ...ght('check', folder, '--quiet'), before: touch(folder) }, cold(folder)];
      },
    },
    {
      work: '13 500 documents YAML (1 350 GHT)',
      beside: '1 350',
      most: 11,
      passes: 1,
      commands: async () => [cold(await region(root, home, 1350, 'yaml')), cold(await region(root, home, 135, 'yaml'))],
    },
    {
      work: 'ght render, le PMP en DOCX',
      beside: 'pandoc, le même Markdown',
      most: 1,
      passes: 5,
      commands: async () => besidePandoc(render(pmp, 'docx'), render(pmp, 'md'), out, 'docx'),
    },
    {
      work: 'ght render, le PMP en PDF/UA',
      beside: 'pandoc et WeasyPrint',
      most: 1 / 4,
      passes: 3,
      commands: async () => besidePandoc(render(pmp, 'pdf'), render(pmp, 'md'), out, 'pdf'),
    },
    {
      work: 'ght render, le dossier entier de l’exemple, en DOCX et en PDF',
      beside: 'node -e 0',
      most: undefined,
      passes: 3,
      commands: async () => [render(join(root, 'examples/val-de-brume'), 'docx,pdf'), NODE],
    },
    {
      work: 'ght avenant, le PMP dont chaque fichier change',
      beside: 'node -e 0',
      most: undefined,
      passes: 3,
      commands: async () => [ght('avenant', ...twoVersions(root, home), '-o', out, '--force'), NODE],
    },
  ];
};

/** The same Markdown, as ght itself writes it, given to the tools of the system. */
const besidePandoc = (
  ours: Command,
  markdown: Command,
  out: string,
  format: 'docx' | 'pdf',
): readonly [Command, Command] | undefined => {
  if (!isInstalled('pandoc') || (format === 'pdf' && !isInstalled('weasyprint'))) return undefined;
  compare(markdown, NODE, 1);
  const [text, base] = [join(out, 'pmp.md'), join(out, 'pandoc')];
  if (!existsSync(text)) return undefined;
  if (format === 'docx') return [ours, { words: ['pandoc', text, '-o', `${base}.docx`] }];
  const both = `pandoc -s ${text} -o ${base}.html && weasyprint ${base}.html ${base}.pdf`;
  return [ours, { words: ['sh', '-c', both] }];
};
