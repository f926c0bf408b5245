import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { TYPE_NAMES, typesNamed } from '../../cli/law.js';
import { kindOf } from '../../core/law/law.js';
import { anyData } from '../samples/any-data.js';
import { calls } from './calls.js';
import { fragment, spoilt } from './edits.js';

/** What one trial gives to ght: the files of a folder, and the words typed there. */
export interface Input {
  readonly files: Readonly<Record<string, string>>;
  /** How the files are written; UTF-8 unless said. */
  readonly encoding?: 'utf8' | 'latin1' | 'utf16le';
  /** Words after « ght »; when absent the folder is judged and reported on in every format. */
  readonly words?: readonly string[];
}

/** Files of the package under a folder, with their texts. */
const under = (root: string, folder: string, wanted: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => wanted.test(name))
    .sort()
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

const FICHE = `nom: GHT du Val
date: 2016-09-01
etablissement_support: ch-a
convention_constitutive: { signee_le: 2016-06-27, approuvee_le: 2016-07-01, terme: 2026-06-30 }
etablissements:
  - { id: ch-a, nom: Centre hospitalier A, sigle: CH A, categorie: ch, statut: partie }
  - { id: ch-b, nom: Centre hospitalier B, sigle: CH B, categorie: ch, statut: partie }
`;
const PMP = 'type: pmp\nstatut: projet\ndate: 2022-09-01\nobjectifs_medicaux: Réduire les délais.\n';

const encoding = fc.oneof(
  { weight: 30, arbitrary: fc.constant('utf8' as const) },
  { weight: 1, arbitrary: fc.constantFrom('latin1' as const, 'utf16le' as const) },
);

const filed = (name: string, text: fc.Arbitrary<string>, around: Input['files']): fc.Arbitrary<Input> =>
  fc.record({ text, encoding }).map(({ text, encoding }) => ({ files: { ...around, [name]: text }, encoding }));

const WORDS = [
  ...['check', 'render', 'init', 'status', 'verify', 'explain', 'rules', 'schema', 'aide', 'help', 'chek', '--help'],
  ...['.', 'pmp.yaml', 'ght.yaml', 'absent.md', '', '-', '--', '---', ' ', 'pmp.yaml/', './/pmp.yaml', 'a\\b.yaml'],
  ...['../travail', '/dev/null/x', 'x'.repeat(5000), 'é.md', '👩‍⚕️', '-x', '--x', '--x=', '=', '\n', 'a\nb'],
  ...['--format', 'json', 'text', 'sarif=x.sarif', 'json=', '=x', 'md', 'md,md', 'html', 'text,json', '--format=junit'],
  ...[
    '--au',
    '2022-01-01',
    '2022-02-30',
    '0000-01-01',
    '--fail-on',
    'conseil',
    'rien',
    '--quiet',
    '--force',
    '-o',
    'out',
  ],
  ...['--baseline', '--ecrire-baseline', 'b.json', '--lien-regles', 'https://exemple.fr/r', 'ftp://x', '--dossier'],
  ...[
    '--nom',
    '--region',
    '--support',
    'CH A;ch',
    ';;;',
    '--etablissement',
    '--documents',
    'pmp,psp',
    'aucun',
    '--oui',
  ],
  ...['--forme', 'yaml', '--sources', '--sans-sources', 'R. 6132-3', 'csp/r6132-3/had', 'R. 6132-3 4° a)', '__proto__'],
];

const commandLines = (): fc.Arbitrary<Input> => {
  const words = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS) }, fragment), { maxLength: 7 });
  const first = fc.constantFrom(...WORDS.slice(0, 8));
  const files = { 'ght.yaml': FICHE, 'pmp.yaml': PMP };
  return fc.tuple(first, words).map(([command, rest]) => ({ files, words: [command, ...rest].map(typable) }));
};

/** A shell ends a word at its first null. */
const typable = (word: string): string => word.replaceAll('\0', '');

/** Data of any kind in the shape of a type of document, written as JSON, which YAML reads. */
const structured = async (): Promise<fc.Arbitrary<Input>> => {
  const types = Object.entries(await typesNamed(TYPE_NAMES)).filter(([name]) => name !== 'fiche');
  const texts = types.flatMap(([name, type]) => {
    if (!type) return [];
    const named = {
      type: kindOf(name),
      ...(name === kindOf(name) ? {} : { appel: name.slice(kindOf(name).length + 1) }),
    };
    return anyData(type.shape, 5).map((data) =>
      JSON.stringify({ ...named, ...Object(data), type: named.type }, null, 1),
    );
  });
  return filed('document.yaml', fc.oneof(...texts), { 'ght.yaml': FICHE });
};

/** Every kind of input, by the name of what it tries, from the files under `root`. */
export const inputs = async (root: string): Promise<Readonly<Record<string, fc.Arbitrary<Input>>>> => {
  const short = ({ length }: string) => length < 12_000;
  const yaml = under(root, 'examples', /\.yaml$/).filter((text) => /^type:/m.test(text));
  const markdown = under(root, 'examples', /\.md$/).filter((text) => /^type:/m.test(text));
  const fiches = under(root, 'examples', /ght\.yaml$/);
  const baremes = under(root, 'examples', /bareme.*\.yaml$/);
  const candidature = markdown.find((text) => /^type: candidature/m.test(text) && short(text)) ?? '';
  const rules = under(root, 'rules', /(?<!article|README)\.md$/).filter((text) => /^exige:/m.test(text));
  const templates = under(root, 'templates', /\.hbs$/);
  const pages = under(root, 'templates', /page\.yaml$/);
  const head = (text: string) => text.slice(0, 2500);
  const brief = [...markdown.filter(short), ...markdown.map(head), ...markdown.map(head)];
  const briefYaml = [...yaml.filter(short), ...yaml.map(head), ...yaml.map(head)];
  const model = { 'ght.yaml': FICHE, 'pmp.md': brief.find((text) => /^type: pmp/m.test(text)) ?? '' };
  const renderedAs =
    (formats: string) =>
    ({ files }: Input): Input => ({ files, words: ['render', '--format', formats, '--force', '-o', 'o'] });
  const rendered = renderedAs('md,html');
  return {
    yaml: filed('document.yaml', spoilt(briefYaml, yaml), { 'ght.yaml': FICHE }),
    markdown: filed('document.md', spoilt(brief, markdown), { 'ght.yaml': FICHE }),
    fiche: filed('ght.yaml', spoilt(fiches), { 'pmp.yaml': PMP }),
    bareme: filed('bareme.yaml', spoilt(baremes), { 'ght.yaml': FICHE, 'candidature.md': candidature }),
    regle: filed('regles/regle.md', spoilt(rules), { 'ght.yaml': FICHE, 'pmp.yaml': PMP }),
    structure: await structured(),
    gabarit: filed('gabarits/pmp/gabarit.md.hbs', spoilt(templates.filter(short)), model).map(rendered),
    appels: filed('gabarits/pmp/gabarit.md.hbs', calls, model).map(rendered),
    page: filed('gabarits/pmp/page.yaml', spoilt(pages), model).map(rendered),
    rendu: filed('document.md', spoilt(brief, markdown), { 'ght.yaml': FICHE }).map(rendered),
    pages: filed('document.md', spoilt(markdown.map(head), markdown), { 'ght.yaml': FICHE }).map(
      renderedAs('docx,pdf'),
    ),
    commande: commandLines(),
  };
};
