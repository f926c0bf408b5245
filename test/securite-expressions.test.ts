import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { ROOT, textOf } from './world.js';

/** An expression of the sources, and where it stands. */
interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly file: string;
}

const FILES = ['core', 'cli', 'rules']
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).map((path) => `${folder}/${String(path)}`))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith('cli/build/'));

const literalsOf = (file: string): readonly Expression[] => {
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), file });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true));
  return found;
};

/** Expressions that our modules put together when they are loaded. */
const builtOnLoading = async (): Promise<readonly Expression[]> => {
  const found: Expression[] = [];
  const spied = new Proxy(RegExp, {
    construct: (target, [source, flags = '']: [string | RegExp, string?]) => {
      const file = /\/((?:core|cli)\/[^:?]+)/.exec(new Error().stack?.split('\n')[2] ?? '')?.[1];
      if (file && !/node_modules/.test(file) && typeof source === 'string') found.push({ source, flags, file });
      return new target(source, flags);
    },
  });
  vi.stubGlobal('RegExp', spied);
  for (const file of FILES.filter((path) => textOf(path).includes('new RegExp('))) await import(`${ROOT}/${file}`);
  vi.unstubAllGlobals();
  return found;
};

const OURS = 'ne lit que ce que ght vient de faire';
const BOUNDED = 'chaque répétition est bornée : le temps reste proportionnel au texte';
const TYPED = 'ne lit que ce que la personne vient de taper, ou un nombre';

/** Those that could take more time than their text is long, and why no stranger can make them do so. */
const EXCUSED: readonly (readonly [file: string, begins: string, why: string])[] = [
  ['core/message.ts', String.raw`\B(?=(?:\d{3})+$)`, TYPED],
  ['core/report/words.ts', String.raw`\B(?=(\d{3})+$)`, TYPED],
  ['cli/misuse.ts', "argument '([^']*)'", TYPED],
  ['core/start/instruct.ts', String.raw`^Ajoutez\b`, BOUNDED],
  ['core/model/written.ts', '<!--', BOUNDED],
  ['core/emit/docx/package.ts', '(<dcterms:', OURS],
  ['core/emit/docx/package.ts', '(<w:displayBackgroundShape', OURS],
  ['core/emit/docx/package.ts', '(<w:style [^>]*', OURS],
  ['core/emit/docx/package.ts', '<w:style [^>]*', OURS],
  ['core/emit/docx/package.ts', '<w:r><w:rPr>', OURS],
  ['core/emit/pdf/gate.ts', '<pdfaid:part>', OURS],
  ['core/emit/dossier/bomb.ts', String.raw`\/(?:ObjStm|XRef)`, BOUNDED],
  ['core/compose/typography/rules.ts', String.raw`(?<=(?:^|[^\d,.])\d{1,3}`, BOUNDED],
];

const excuseOf = ({ file, source }: Expression) =>
  EXCUSED.find(([where, begins]) => file === where && source.startsWith(begins));

/** A busy machine makes the analyser give up early, and guess: what it suspects is asked again with all its time. */
const isSlow = async ({ source, flags }: Expression): Promise<boolean> => {
  const asked = [source, flags.replace(/[dgy]/g, '')] as const;
  if ((await check(...asked, { timeout: 20_000 })).status !== 'vulnerable') return false;
  const patient = { timeout: null, incubationTimeout: null, attackTimeout: null, seedingTimeout: null };
  return (await check(...asked, patient)).status === 'vulnerable';
};

describe('the expressions of the sources', () => {
  it('take a time that grows as the text does, whatever it holds', { timeout: 600_000 }, async () => {
    const all = [...FILES.flatMap(literalsOf), ...(await builtOnLoading())];
    expect(all.length).toBeGreaterThan(250);
    const different = [...new Map(all.map((one) => [`${one.source}/${one.flags}`, one])).values()];
    const slow: Expression[] = [];
    for (const one of different) {
      if (!excuseOf(one) && (await isSlow(one))) slow.push(one);
    }
    const told = ({ file, source }: Expression) => `${file} ${source}`;
    expect(slow.map(told)).toEqual([]);
    const used = new Set(all.map(excuseOf));
    expect(EXCUSED.filter((excuse) => !used.has(excuse)).map(([file, begins]) => `${file} ${begins}`)).toEqual([]);
  });
});

describe('a text made to be slow', () => {
  it.each([
    ['comments never closed', '<!--\n'.repeat(50_000)],
    ['fences never closed', '~~~\u2028'.repeat(50_000)],
    ['spaces in a heading', `## a${' '.repeat(300_000)}b {x\n`],
    ['spaces in a label', `- **${' '.repeat(200_000)}x\n`],
    ['bars without a table', `${'|'.repeat(100_000)}\n`.repeat(2)],
    ['calls of notes never closed', '[^'.repeat(50_000)],
    ['numbers of digits', `${'1'.repeat(200_000)} €`],
  ])('is read all the same: %s', { timeout: 60_000 }, async (_, text) => {
    const { readDocument } = await import('../core/parse/read.js');
    const { isWrittenText } = await import('../core/model/written.js');
    const { world } = await import('./world.js');
    const { types } = await world();
    const index = { file: 'pmp.md', text: `---\ntype: pmp\n---\n# Projet\n\n## Objectifs médicaux\n\n${text}\n` };
    const document = await readDocument({ path: 'pmp.md', index, parts: [] }, types);
    expect(document.type).toBe('pmp');
    expect(typeof isWrittenText(text)).toBe('boolean');
  });
});
