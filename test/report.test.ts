import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckReport, Diagnostic } from '../core/diagnostic.js';
import { closingLine } from '../core/report/closing.js';
import { fingerprints } from '../core/report/fingerprint.js';
import { REPORTS } from '../core/report/index.js';
import type { ReportContext } from '../core/report/report.js';
import { fails, tally } from '../core/report/tally.js';
import { CONTEXT, SAMPLE, SMALL } from './samples/check-report.js';

const write = async (format: string, report: CheckReport, context: Partial<ReportContext> = {}): Promise<string> => {
  const load = REPORTS[format];
  if (!load) throw new Error(`no report named ${format}`);
  return (await load())(report, { ...CONTEXT, ...context });
};

const golden = (name: string): string => `./goldens/report/${name}`;

const [FIRST] = SAMPLE.documents.flatMap(({ diagnostics }) => diagnostics);
if (!FIRST) throw new Error('the sample has no finding');

/** A check of one document with these findings, each a copy of the first of the sample. */
const checked = (...findings: readonly Partial<Diagnostic>[]): CheckReport => ({
  ...SAMPLE,
  documents: SAMPLE.documents
    .slice(0, 1)
    .map((document) => ({ ...document, diagnostics: findings.map((finding) => ({ ...FIRST, ...finding })) })),
});

const WAIVER = { motif: 'm', auteur: 'a', expire_le: '2027-01-01' };

describe('the reports, word for word', () => {
  it.each([
    ['text', SAMPLE, { width: 80 }, 'text-80.txt'],
    ['text', SAMPLE, { width: 110 }, 'text-110.txt'],
    ['text', SAMPLE, { quiet: true }, 'quiet.txt'],
    ['markdown', SAMPLE, {}, 'markdown.md'],
    ['github', SAMPLE, {}, 'github.txt'],
    ['junit', SAMPLE, {}, 'junit.xml'],
    ['gitlab', SMALL, {}, 'gitlab.json'],
    ['sarif', SMALL, {}, 'sarif.json'],
    ['json', SMALL, {}, 'json.json'],
  ] as const)('%s', async (format, report, context, file) => {
    await expect(await write(format, report, context)).toMatchFileSnapshot(golden(file));
  });
});

describe('every report', () => {
  it.each(Object.keys(REPORTS))('%s ends with one newline, whatever there is to say', async (format) => {
    for (const report of [SAMPLE, SMALL, { ...SAMPLE, documents: [] }]) {
      expect(await write(format, report)).toMatch(/\S\n$/);
    }
  });

  it.each(Object.keys(REPORTS))('%s says the day asked for by --au', async (format) => {
    const au = { ...SMALL, documents: SMALL.documents.map((document) => ({ ...document, dayFrom: 'au' as const })) };
    expect(await write(format, au)).toMatch(/--au|"dayFrom": "au"/);
    expect(await write(format, SMALL)).not.toMatch(/--au|"dayFrom": "au"/);
  });

  it('is loaded only when asked for', () => {
    const source = readFileSync(new URL('../core/report/index.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/^import (?!type)/m);
  });
});

describe('the count', () => {
  it('counts each finding at one place, and waived ones apart', () => {
    expect(tally(SAMPLE)).toEqual({
      documents: 3,
      illisible: 1,
      bloquant: 2,
      majeur: 1,
      conseil: 1,
      a_apprecier: 1,
      indetermine: 1,
      derogation: 1,
      connu: 0,
    });
  });

  it.each([
    [{ level: 'bloquant' }, [true, true, true]],
    [{ level: 'majeur' }, [false, true, true]],
    [{ level: 'conseil' }, [false, false, true]],
    [{ level: 'illisible' }, [true, true, true]],
    [{ level: 'illisible', outcome: 'indetermine', waiver: WAIVER }, [true, true, true]],
    [{ level: 'bloquant', outcome: 'a_apprecier' }, [false, false, false]],
    [{ level: 'bloquant', outcome: 'indetermine' }, [false, false, false]],
    [{ level: 'bloquant', waiver: WAIVER }, [false, false, false]],
    [{ level: 'bloquant', known: true }, [false, false, false]],
    [{ level: 'illisible', known: true }, [true, true, true]],
  ] as const)('%o fails at bloquant, majeur, conseil: %o', (finding, expected) => {
    const report = checked(finding);
    expect((['bloquant', 'majeur', 'conseil'] as const).map((failOn) => fails(report, failOn))).toEqual(expected);
  });
});

describe('the closing line', () => {
  const many = (count: number, finding: Partial<Diagnostic>) => Array.from({ length: count }, () => finding);
  const said = (findings: readonly Partial<Diagnostic>[], failOn: ReportContext['failOn'] = 'bloquant'): string =>
    closingLine(checked(...findings), failOn).replaceAll('\u00a0', ' ');

  it.each([
    [[], '1 document contrôlé : aucun constat — conforme.'],
    [many(1, { level: 'bloquant' }), '1 document contrôlé : 1 constat bloquant — non conforme.'],
    [
      [...many(2, { level: 'bloquant' }), ...many(2, { level: 'majeur' }), ...many(4, { level: 'conseil' })],
      '1 document contrôlé : 2 constats bloquants, 2 majeurs, 4 conseils — non conforme.',
    ],
    [many(1, { level: 'majeur' }), '1 document contrôlé : 1 constat majeur — conforme.'],
    [
      many(1, { outcome: 'indetermine' }),
      '1 document contrôlé : 1 point indéterminé — conforme, sous réserve de ce point.',
    ],
    [
      [...many(2, { outcome: 'a_apprecier' }), ...many(1, { outcome: 'indetermine' })],
      '1 document contrôlé : 2 points à apprécier, 1 indéterminé — conforme, sous réserve de ces 3 points.',
    ],
    [many(2, { waiver: WAIVER }), '1 document contrôlé : 2 dérogations — conforme.'],
    [
      [...many(2, { known: true }), ...many(1, { outcome: 'a_apprecier' })],
      '1 document contrôlé : 1 point à apprécier, 2 constats connus — conforme, hors constats connus, sous réserve de ce point.',
    ],
    [many(1234, { level: 'bloquant' }), '1 document contrôlé : 1 234 constats bloquants — non conforme.'],
    [
      many(2, { level: 'illisible' }),
      "1 document contrôlé : 2 passages illisibles — non conforme, et ce qui est illisible n'a pas été jugé.",
    ],
  ])('%#: %2$s', (findings, expected) => {
    expect(said(findings)).toBe(expected);
  });

  it('says the threshold when it is not the usual one', () => {
    expect(said(many(1, { level: 'majeur' }), 'majeur')).toContain('non conforme (seuil : majeur)');
    expect(closingLine({ ...SAMPLE, documents: [] }, 'bloquant')).toBe('Aucun document contrôlé.');
  });
});

describe('the fingerprints', () => {
  const at = (line: number) => ({ place: { ...FIRST.place, line } });
  const names = (report: CheckReport) => fingerprints(report.documents.flatMap(({ diagnostics }) => diagnostics));

  it('stay when lines move and when other findings come or go', () => {
    const [before] = names(checked(at(2)));
    expect(names(checked({ rule: 'autre' }, at(90)))[1]).toBe(before);
    expect(names(checked({ ...at(2), message: 'Autres mots.', document: './pmp/' }))[0]).toBe(before);
  });

  it('change with the rule, the document and the path, and never repeat', () => {
    const found = names(checked({}, { rule: 'r' }, { document: 'd' }, { path: '/p' }, {}, {}));
    expect(new Set(found).size).toBe(6);
  });
});

describe('the text report', () => {
  it.each([60, 80, 110])('never passes %d columns', async (width) => {
    const lines = (await write('text', SAMPLE, { width })).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
    expect(lines.some(({ length }) => length > width * 0.8)).toBe(true);
  });

  it.each([
    [20, 60],
    [400, 110],
    [Number.NaN, 80],
  ])('takes a width of %d for %d', async (width, meant) => {
    expect(await write('text', SAMPLE, { width })).toBe(await write('text', SAMPLE, { width: meant }));
  });

  it('says the same words with and without colour', async () => {
    const colored = await write('text', SAMPLE, { color: true });
    expect(colored).toContain('\u001b[1;31mBloquant');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of the report are what is tested.
    expect(colored.replace(/\u001b\[[\d;]*m/g, '')).toBe(await write('text', SAMPLE));
  });

  it('numbers the filières when their names do not fit, and loses none in its blocks', async () => {
    const filieres = Array.from({ length: 14 }, (_, rank) => `Filière au nom un peu long, la ${rank + 1}e`);
    const rows = [{ key: 'had', number: '4° g)', title: 'HAD', states: filieres.map(() => 'couvert' as const) }];
    const [document] = SAMPLE.documents;
    if (!document) throw new Error('the sample has no document');
    const report = {
      ...SAMPLE,
      documents: [{ ...document, diagnostics: [], coverage: { items: [], filieres, rows } }],
    };
    const text = await write('text', report, { width: 60 });
    for (const [rank, name] of filieres.entries()) expect(text).toContain(`${String(rank + 1).padStart(2)}  ${name}`);
    expect(text.split('4° g)').length - 1).toBeGreaterThan(1);
    expect(text.split('✓').length - 1).toBe(14 + 1);
  });

  it('says once what findings share, and every message and place', async () => {
    const fix = FIRST.fix ?? '';
    const text = (await write('text', SAMPLE, { width: 110 })).replace(/\s+/g, ' ');
    expect(text.split(fix.replace(/\s+/g, ' ')).length - 1).toBe(1);
    for (const { message, place } of SAMPLE.documents.flatMap(({ diagnostics }) => diagnostics)) {
      expect(text).toContain(message.replace(/\s+/g, ' '));
      expect(text).toContain(`${place.file}:${place.line}:${place.column}`);
    }
  });

  it('does without the quoted line of a file that was not read', async () => {
    const text = await write('text', SAMPLE, { lines: () => undefined });
    expect(text).not.toContain(' | ');
    expect(text).toContain('pmp/index.md:4:18');
  });
});

describe('the merge-request comment', () => {
  const moved = (report: CheckReport, lines: number): CheckReport => ({
    ...report,
    documents: report.documents.map((document) => ({
      ...document,
      diagnostics: document.diagnostics.map((one) => ({
        ...one,
        place: { ...one.place, line: one.place.line + lines },
        ...(one.related
          ? {
              related: one.related.map(({ message, place }) => ({
                message,
                place: { ...place, line: place.line + lines },
              })),
            }
          : {}),
      })),
    })),
  });
  const withoutLines = (text: string): string => text.replaceAll(/:\d+/g, ':n');

  it('says the verdict first, then one row a document', async () => {
    const [, , , said, , , , ...rows] = (await write('markdown', SAMPLE)).split('\n');
    expect(said).toMatch(/^\*\*Non conforme/);
    expect(rows.slice(0, 3).map((row) => row.split('|')[1]?.trim())).toEqual([
      'Projet médical partagé — `pmp`',
      'Convention constitutive — `convention.yaml`',
      'Projet de soins partagé — `psp.md`',
    ]);
    expect(
      await write('markdown', { ...SMALL, documents: SMALL.documents.map((one) => ({ ...one, diagnostics: [] })) }),
    ).toMatch(/\*\*Conforme\.\*\*[\s\S]*\| aucun \|\n$/);
  });

  it('tells ten findings of a document, the heaviest first, and counts the others', async () => {
    const many = checked(
      ...Array.from({ length: 12 }, (_, rank) => ({ message: `Conseil ${rank}.`, level: 'conseil' as const })),
      { message: 'Le bloquant.' },
    );
    const comment = await write('markdown', many);
    expect(comment).toContain('Le bloquant.');
    expect(comment.match(/Conseil \d+\./g)).toHaveLength(9);
    expect(comment.replaceAll('\u00a0', ' ')).toContain('… et 3 autres : 3 conseils. Pour les lire : `ght check pmp`');
  });

  it('keeps to the table when the detail passes what a forge takes', async () => {
    const [document] = checked(
      ...Array.from({ length: 10 }, (_, rank) => ({ message: `Constat ${rank}. ${'mot '.repeat(50)}` })),
    ).documents;
    if (!document) throw new Error('no document');
    const comment = await write('markdown', { ...SAMPLE, documents: Array.from({ length: 60 }, () => document) });
    expect(comment.length).toBeLessThan(10_000);
    expect(comment.match(/\| Projet médical partagé — `pmp` \| 15.juin.2022 \| 10 \|/g)).toHaveLength(60);
  });

  it('is the same from run to run, and says neither the version of ght nor today', async () => {
    const comment = await write('markdown', SMALL);
    expect(await write('markdown', { ...SMALL, tool: '9.9.9' })).toBe(comment);
    expect(await write('markdown', SMALL)).toBe(comment);
  });

  it('changes but by its line numbers when lines move', async () => {
    const [before, after] = [await write('markdown', SAMPLE), await write('markdown', moved(SAMPLE, 37))];
    expect(after).not.toBe(before);
    expect(withoutLines(after)).toBe(withoutLines(before));
  });

  it('links the rules of ght, and only these, when told where they are read', async () => {
    const comment = await write('markdown', SAMPLE, { rulesAt: 'https://forge.exemple.fr/rules/' });
    const page = 'https://forge.exemple.fr/rules/csp/r6132-3/association-chu.md';
    expect(comment).toContain(`[\`csp/r6132-3/association-chu\`](${page})`);
    expect(comment).toContain(' `lecture/yaml`');
    expect(await write('sarif', SAMPLE, { rulesAt: 'https://forge.exemple.fr/rules/' })).toContain(
      `"helpUri": "${page}"`,
    );
    expect(await write('markdown', SAMPLE)).not.toContain('](');
  });

  it('does not depend on the order in which the findings came', async () => {
    const reversed = SAMPLE.documents.map((document) => ({
      ...document,
      diagnostics: [...document.diagnostics].reverse(),
    }));
    expect(await write('markdown', { ...SAMPLE, documents: reversed })).toBe(await write('markdown', SAMPLE));
  });
});
