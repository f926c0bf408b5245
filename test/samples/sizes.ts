import { textOf } from '../world.js';

/** The short fields of a document. */
export const HEAD = 'type: pmp\nstatut: projet\ndate: 2022-09-01\n';
const MARKDOWN = `---\n${HEAD}---\n# Projet\n\n`;
/** The beginning of a document whose prose follows. */
export const PROSE = `${MARKDOWN}## Objectifs médicaux\n\n`;
/** A fiche that conforms. */
export const FICHE = textOf('test/scenarios/_groupement/ght.yaml');

/** As many pieces, each made from its rank. */
export const times = (count: number, piece: (rank: number) => string): string =>
  Array.from({ length: count }, (_, i) => piece(i)).join('');

const more = times(1000, (i) => `  - { id: ch-${i}, nom: Centre hospitalier ${i}, categorie: ch, statut: partie }\n`);
const row = (cell: string) => `|${` ${cell} |`.repeat(50)}\n`;

/** What is long, wide or deep: the name of the file, its text, and a fiche of its own when it needs one. */
export const SIZES: Readonly<Record<string, readonly [file: string, text: string, fiche?: string]>> = {
  '10 000 filières in YAML': ['pmp.yaml', `${HEAD}filieres:\n${times(10_000, (i) => `  - nom: Filière n° ${i}\n`)}`],
  '10 000 filières in Markdown': [
    'pmp.md',
    `${MARKDOWN}## Filières\n\n${times(10_000, (i) => `### Soin ${i}x\n\nDix.\n\n`)}`,
  ],
  'a line of 1 MB in YAML': ['pmp.yaml', `${HEAD}objectifs_medicaux: ${'mot '.repeat(262_144)}\n`],
  'a line of 1 MB in Markdown': ['pmp.md', PROSE + 'mot '.repeat(262_144)],
  'a line of 1 MB of marks': ['pmp.md', PROSE + '*a_`[('.repeat(170_000)],
  'a heading of 1 MB': ['pmp.md', `${MARKDOWN}## ${'mot '.repeat(262_144)}\n\nDix.\n`],
  'a key of 1 MB': ['pmp.yaml', `${HEAD}${'x'.repeat(1_048_576)}: a\n`],
  'an unknown word of 60 000 wide characters': [
    'pmp.yaml',
    `${HEAD}titre: x\nstatut_du_projet: ${'é漢'.repeat(30_000)}\n`,
  ],
  'a status of 60 000 wide characters': ['pmp.yaml', `type: pmp\ndate: 2022-09-01\nstatut: ${'é漢'.repeat(30_000)}\n`],
  '200 levels of list': ['pmp.md', PROSE + times(200, (i) => `${'  '.repeat(i)}- x\n`)],
  '200 levels of quote': ['pmp.md', `${PROSE}${'> '.repeat(200)}x\n`],
  '200 levels of brackets': ['pmp.yaml', `${HEAD}autres: ${'['.repeat(200)}${']'.repeat(200)}\n`],
  '100 000 headings': ['pmp.md', MARKDOWN + times(100_000, (i) => `## Titre ${i}\n\n`)],
  'a table of 50 columns': ['pmp.md', `${PROSE}${row('c')}${row('---')}${times(1000, (i) => row(`v${i}`))}`],
  '20 000 keys': ['pmp.yaml', HEAD + times(20_000, (i) => `cle_${i}: x\n`)],
  '5 000 footnotes': [
    'pmp.md',
    PROSE + times(5000, (i) => `mot[^${i}] `) + times(5000, (i) => `\n\n[^${i}]: Note ${i}.`),
  ],
  '1 000 établissements, each with its share': [
    'pmp.md',
    `${MARKDOWN}## Filières\n\n### Cancer\n\n#### Hospitalisation à domicile\n\nDix.\n\n##### Déclinaison\n\n${times(1000, (i) => `- **Centre hospitalier ${i}** : dix.\n`)}`,
    FICHE + more,
  ],
};
