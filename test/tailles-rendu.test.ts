import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FICHE, HEAD, PROSE, SIZES, times } from './samples/sizes.js';
import { ROOT } from './world.js';

/** Heap that a rendering may have, in MB. */
const HEAP = 1000;
/** Milliseconds after which a rendering is taken for a hang, on a machine busy with other work. */
const HANG = 240_000;

type Sizes = Readonly<Record<string, readonly [file: string, text: string, fiche?: string]>>;

/** Deeper, longer or more tangled than any text: never set. */
const REFUSED: Sizes = {
  '3 000 levels of quote': ['pmp.md', `${PROSE}${'>'.repeat(3000)}x\n`],
  '3 000 levels of list on one line': ['pmp.md', `${PROSE}${'- '.repeat(3000)}x\n`],
  '1 000 levels of list': ['pmp.md', PROSE + times(1000, (i) => `${'  '.repeat(i)}- x\n`)],
  '1 000 lines of 100 levels': ['pmp.md', PROSE + times(1000, () => `${'> '.repeat(100)}x\n\n`)],
  '3 000 levels in YAML prose': ['pmp.yaml', `${HEAD}objectifs_medicaux: "${'>'.repeat(3000)}x"\n`],
  '16 000 underlined titles': ['pmp.md', PROSE + times(16_000, () => 'a\n=\n')],
  'a quote that goes on for 16 000 lines': ['pmp.md', `${PROSE}> a\n${times(16_000, () => 'b\n')}`],
  '16 000 marks that never close': ['pmp.md', PROSE + times(16_000, () => '*a_')],
  '16 000 marks that only close': ['pmp.md', PROSE + times(16_000, () => 'a* ')],
  '4 000 images within images': ['pmp.md', PROSE + times(4000, () => '![') + times(4000, () => '](x)')],
  '8 000 emphases within emphases': ['pmp.md', PROSE + times(4000, () => '*a **b ') + times(4000, () => '** *')],
  '100 000 rows': ['pmp.md', `${PROSE}| a | b |\n|---|---|\n${times(100_000, (i) => `| ${i} | b |\n`)}`],
  '100 000 items': ['pmp.md', PROSE + times(100_000, () => '- x\n')],
  'a word of 1 MB': ['pmp.md', PROSE + 'x'.repeat(1_048_576)],
  '3 MB of prose': ['pmp.md', PROSE + 'mot '.repeat(786_432)],
};

/** Odd, and set all the same. */
const SET: Sizes = {
  '100 levels of list and 400 of emphasis': [
    'pmp.md',
    `${PROSE}${'- '.repeat(100)}${times(400, () => '*a **b ')}${times(400, () => '** *')}\n`,
  ],
  '40 000 accents on one letter': ['pmp.md', `${PROSE}Un mot : a${'\u0301'.repeat(40_000)}.\n`],
  '40 000 accents on one letter, in figures': ['pmp.yaml', `${HEAD}objectifs_medicaux: a${'&#769;'.repeat(8000)}\n`],
  '4 accents on the name of the groupement': [
    'pmp.yaml',
    `${HEAD}titre: x\n`,
    FICHE.replace('GHT du Val', `GHT du Vale${'\u0301'.repeat(4)}`),
  ],
  'a word of 40 000 characters': ['pmp.md', PROSE + 'x'.repeat(40_000)],
  '3 000 comments within comments': ['pmp.md', `${PROSE}<div>${'<!'.repeat(3000)}<!-- -->${'-- -->'.repeat(3000)}\n`],
  'a table of 50 columns and 40 rows': [
    'pmp.md',
    `${PROSE}|${' c |'.repeat(50)}\n|${'---|'.repeat(50)}\n${times(40, (i) => `|${` *v${i}* |`.repeat(50)}\n`)}`,
  ],
  'a tight list of 1 000 items in bold': ['pmp.md', PROSE + times(1000, (i) => `- **CH ${i}** : *dix*.\n`)],
};

const render = ([file, text, fiche = FICHE]: Sizes[string], formats: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'ght-taille-'));
  writeFileSync(join(folder, 'ght.yaml'), fiche);
  writeFileSync(join(folder, file), text);
  const words = [`--max-old-space-size=${HEAP}`, `${ROOT}/dist/ght.cjs`, 'render', '--format', formats, '-o', 'o'];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', timeout: HANG });
  const made = status === 0 ? readdirSync(join(folder, 'o')).length : 0;
  rmSync(folder, { recursive: true });
  return { status, said: stderr.slice(0, 500), made };
};

const FORMATS = 'docx,pdf,html,md';
const SENTENCE = /^ght\s: «\spmp\.(?:md|yaml)(?::\d+)?\s» n’est pas mis en forme[.,] .+\.\n {6}.+\.\s*$/s;

/** Those that take long to be judged, and are like others once they are set. */
const SLOW = new Set(['100 000 headings', '10 000 filières in Markdown', 'a line of 1 MB in YAML']);
const usual = Object.entries(SIZES).filter(([name]) => !SLOW.has(name));

describe.concurrent('what is long, wide or deep, set in pages', () => {
  it.each([...usual, ...Object.entries({ ...REFUSED, ...SET })])(
    '%s is set, or refused in a sentence',
    { timeout: HANG },
    (name, size) => {
      const { status, said, made } = render(size, FORMATS);
      if (status === 0) expect(made).toBe(4);
      else expect(said).toMatch(SENTENCE);
      if (name in REFUSED) expect(status, said).toBe(2);
      if (name in SET) expect(status, said).toBe(0);
    },
  );
});
