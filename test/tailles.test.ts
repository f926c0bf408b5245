import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from './world.js';

/** Heap that a check may have, in MB: 100 000 headings ask for some 700, everything else for less than 400. */
const HEAP = 1000;
/** Milliseconds after which a check is taken for a hang, on a machine busy with other work. */
const HANG = 240_000;

const HEAD = 'type: pmp\nstatut: projet\ndate: 2022-09-01\n';
const MARKDOWN = `---\n${HEAD}---\n# Projet\n\n`;
const PROSE = `${MARKDOWN}## Objectifs médicaux\n\n`;
const FICHE = textOf('test/scenarios/_groupement/ght.yaml');

const times = (count: number, piece: (rank: number) => string): string =>
  Array.from({ length: count }, (_, i) => piece(i)).join('');

const more = times(1000, (i) => `  - { id: ch-${i}, nom: Centre hospitalier ${i}, categorie: ch, statut: partie }\n`);
const row = (cell: string) => `|${` ${cell} |`.repeat(50)}\n`;

/** What is long, wide or deep: the name of the file, its text, and a fiche of its own when it needs one. */
const SIZES: Readonly<Record<string, readonly [file: string, text: string, fiche?: string]>> = {
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

describe.concurrent('what is long, wide or deep', () => {
  it.each(Object.entries(SIZES))(
    '%s is checked, or refused in a sentence',
    { timeout: HANG },
    (_, [file, text, fiche = FICHE]) => {
      const folder = mkdtempSync(join(tmpdir(), 'ght-taille-'));
      writeFileSync(join(folder, 'ght.yaml'), fiche);
      writeFileSync(join(folder, file), text);
      const words = [`--max-old-space-size=${HEAP}`, `${ROOT}/dist/ght.cjs`, 'check', '--quiet', '--sans-cache'];
      const options = { cwd: folder, encoding: 'utf8', timeout: HANG, maxBuffer: 2 ** 29 } as const;
      const { status, stderr, stdout } = spawnSync(process.execPath, words, options);
      rmSync(folder, { recursive: true });
      expect([0, 1, 2], stderr.slice(0, 500)).toContain(status);
      expect(stdout).toMatch(/2\sdocuments\scontrôlés\s: .+\.\s*$/s);
    },
  );
});
