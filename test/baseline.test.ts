import { describe, expect, it } from 'vitest';
import { baselineOf, type Known, readBaseline, refreshed, withBaseline, writeBaseline } from '../core/baseline.js';
import type { CheckReport, Diagnostic } from '../core/diagnostic.js';
import { REPORTS } from '../core/report/index.js';
import { fails, standing } from '../core/report/tally.js';
import { CONTEXT, HOSTILE_SAMPLE, SAMPLE } from './samples/check-report.js';

const [PMP] = SAMPLE.documents;
const [GAP] = PMP?.diagnostics ?? [];
if (!PMP || !GAP) throw new Error('the sample has no finding');

/** A check of one document with these findings, each a copy of the first of the sample. */
const checked = (...findings: readonly Partial<Diagnostic>[]): CheckReport => ({
  ...SAMPLE,
  documents: [{ ...PMP, diagnostics: findings.map((finding) => ({ ...GAP, ...finding })) }],
});

/** Whether each finding of a check is known to a baseline. */
const known = (report: CheckReport, baseline: readonly Known[]): readonly boolean[] =>
  withBaseline(report, baseline).documents.flatMap(({ diagnostics }) => diagnostics.map((one) => one.known === true));

const filiere = (rank: number, name: string): Partial<Diagnostic> => ({
  path: `/filieres/${rank}/organisation`,
  message: `La filière « ${name} » ne dit rien.`,
});

const OLD = baselineOf(checked(filiere(0, 'Cancer'), filiere(1, 'Enfant')));

describe('what a baseline knows', () => {
  it.each<readonly [string, readonly Partial<Diagnostic>[], readonly boolean[]]>([
    ['the same findings', [filiere(0, 'Cancer'), filiere(1, 'Enfant')], [true, true]],
    ['in the other order', [filiere(1, 'Enfant'), filiere(0, 'Cancer')], [true, true]],
    ['on other lines', [{ ...filiere(0, 'Cancer'), place: { ...GAP.place, line: 99 } }], [true]],
    ['in other words', [{ ...filiere(0, 'Cancer'), message: 'Rien.' }], [true]],
    [
      'after a filière was added above',
      [0, 1, 2].map((rank) => filiere(rank, ['AVC', 'Cancer', 'Enfant'][rank] ?? '')),
      [false, true, true],
    ],
    ['of another rule', [{ ...filiere(0, 'Cancer'), rule: 'autre' }], [false]],
    ['of another document', [{ ...filiere(0, 'Cancer'), document: 'psp.md' }], [false]],
    ['once more than before', [filiere(0, 'Cancer'), filiere(0, 'Cancer')], [true, false]],
    ['that weigh less', [{ ...filiere(0, 'Cancer'), outcome: 'a_apprecier' }], [true]],
  ])('%s', (_name, findings, expected) => expect(known(checked(...findings), OLD)).toEqual(expected));

  it('not a finding that has grown heavier', () => {
    const doubt = baselineOf(checked({ ...filiere(0, 'Cancer'), outcome: 'a_apprecier' }));
    expect(known(checked(filiere(0, 'Cancer')), doubt)).toEqual([false]);
  });

  it('never what cannot be read, even when the file says so', () => {
    const unread = checked({ level: 'illisible' });
    expect(baselineOf(unread)).toEqual([]);
    const forged = baselineOf(checked({})).map((one) => ({ ...one, poids: 'illisible' as const }));
    expect(known(unread, forged)).toEqual([false]);
  });

  it('nor what a derogation sets aside, which stays a derogation', () => {
    const waiver = { motif: 'm', auteur: 'a', expire_le: '2099-01-01' };
    expect(baselineOf(checked({ waiver }))).toEqual([]);
    const held = withBaseline(checked({ ...filiere(0, 'Cancer'), waiver }), OLD);
    expect(held.documents[0]?.diagnostics.map(standing)).toEqual(['derogation']);
    expect(held.baseline?.filled).toHaveLength(1);
  });

  it('makes nothing fail that it knows, and everything else', () => {
    expect(fails(withBaseline(SAMPLE, baselineOf(SAMPLE)), 'conseil')).toBe(true);
    const readable = { ...SAMPLE, documents: [PMP] };
    expect(fails(withBaseline(readable, baselineOf(readable)), 'conseil')).toBe(false);
    expect(fails(withBaseline(readable, baselineOf(readable).slice(1)), 'bloquant')).toBe(true);
  });
});

describe('what is filled', () => {
  it('is what a judged document no longer has; of an unread one, nothing is said', () => {
    const { filled, unseen } = withBaseline(checked(filiere(1, 'Enfant')), OLD).baseline ?? {};
    expect([filled?.length, unseen?.length]).toEqual([1, 0]);
    const unread = { ...SAMPLE, documents: [{ ...PMP, dayFrom: 'non_juge' as const, diagnostics: [] }] };
    expect(withBaseline(unread, OLD).baseline).toMatchObject({ filled: [], unseen: [{}, {}] });
  });

  it('leaves the file when it is refreshed; nothing new enters, and what was not judged stays', () => {
    const before = [...OLD, ...baselineOf(checked({ document: 'psp.md' }))];
    const held = withBaseline(checked(filiere(1, 'Enfant'), { rule: 'nouvelle' }), before);
    expect(refreshed(held, before).map(({ document, endroit }) => [document, endroit])).toEqual([
      ['pmp', '/filieres/1/organisation'],
      ['psp.md', GAP.path],
    ]);
  });
});

describe('the file', () => {
  const text = writeBaseline(baselineOf(SAMPLE));

  it('goes there and back, one finding a line, in an order of its own', () => {
    expect(readBaseline(text)).toHaveLength(baselineOf(SAMPLE).length);
    expect(writeBaseline([...baselineOf(SAMPLE)].reverse())).toBe(text);
    expect(text.split('\n')).toHaveLength(baselineOf(SAMPLE).length + 6);
    expect(readBaseline(writeBaseline([]))).toEqual([]);
    expect(text).not.toContain(SAMPLE.tool);
  });

  it('knows hostile words again', () => {
    const back = readBaseline(writeBaseline(baselineOf(HOSTILE_SAMPLE))) ?? [];
    expect(withBaseline(HOSTILE_SAMPLE, back).baseline).toEqual({ filled: [], unseen: [] });
  });

  it.each([
    ['', ''],
    ['not JSON', '{'],
    ['a list', '[]'],
    ['another number', text.replace('"format": 1', '"format": 2')],
    ['no list', '{"format":1}'],
    ['a finding cut short', '{"format":1,"connus":[{"regle":"r"}]}'],
    ['an odd weight', text.replaceAll('"poids":"', '"poids":"x')],
  ])('is refused: %s', (_name, wrong) => expect(readBaseline(wrong)).toBeUndefined());
});

describe('the reports of a check held against a baseline', () => {
  const before = baselineOf({ ...SAMPLE, documents: [PMP] });
  const { documents } = SAMPLE;
  const gone = documents.map((one, rank) => (rank === 0 ? { ...one, diagnostics: one.diagnostics.slice(1) } : one));
  const held = withBaseline({ ...SAMPLE, documents: gone }, before);
  const write = async (format: string): Promise<string> => (await REPORTS[format]?.())?.(held, CONTEXT) ?? '';
  const count = held.documents
    .flatMap(({ diagnostics }) => diagnostics)
    .filter((one) => standing(one) === 'connu').length;

  it('has known findings to tell', () => expect(count).toBe(5));

  it.each(['text', 'markdown', 'github'])('%s counts them, and what is filled', async (format) => {
    expect((await write(format)).replaceAll('\u00a0', ' ')).toMatch(/5 constats connus[\s\S]*Comblés depuis : 1/);
  });

  it('text and markdown name what is filled', async () => {
    for (const format of ['text', 'markdown'])
      expect((await write(format)).replaceAll(/\s+/g, ' ')).toContain(
        'La filière « Cancer » ne dit rien de la permanence',
      );
  });

  it('JSON gives them their standing, and the whole of what is filled', async () => {
    const { tally, baseline } = JSON.parse(await write('json')) as CheckReport & {
      readonly tally: { readonly connu: number };
    };
    expect([tally.connu, baseline?.filled.length]).toEqual([5, 1]);
  });

  it('SARIF says of each result whether it is new; of none without a baseline', async () => {
    const states = (text: string) => [...text.matchAll(/"baselineState": "(\w+)"/g)].map(([, state]) => state);
    const all = held.documents.flatMap(({ diagnostics }) => diagnostics).length;
    const said = states(await write('sarif'));
    expect([said.length, said.filter((one) => one === 'unchanged').length]).toEqual([all, 5]);
    expect(states((await REPORTS['sarif']?.())?.(SAMPLE, CONTEXT) ?? '')).toEqual([]);
  });

  it('JUnit sets them apart; GitLab and the annotations of GitHub leave them out', async () => {
    expect(await write('junit')).toMatch(/<skipped message="connu.: /);
    const rules = (JSON.parse(await write('gitlab')) as readonly { readonly check_name: string }[]).map(
      (one) => one.check_name,
    );
    expect(rules).not.toContain('csp/r6132-3/association-chu');
    expect(rules).toContain('lecture/yaml');
    expect(await write('github')).not.toContain('csp/r6132-3/association-chu');
  });
});
