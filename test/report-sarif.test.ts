import { describe, expect, it } from 'vitest';
import { sarif } from '../core/report/sarif.js';
import { CONTEXT, HOSTILE_SAMPLE, SAMPLE } from './samples/check-report.js';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number; readonly startColumn: number; readonly endColumn: number };
    };
  }[];
  readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
    readonly columnKind: string;
    readonly results: readonly Result[];
  }[];
}

const runOf = (report: typeof SAMPLE) => {
  const log = JSON.parse(sarif(report, CONTEXT)) as Log;
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  return { ...run, version: log.version };
};

const resultOf = (rule: string): Result | undefined => runOf(SAMPLE).results.find(({ ruleId }) => ruleId === rule);

describe.each([
  ['the sample', SAMPLE],
  ['hostile text', HOSTILE_SAMPLE],
] as const)('SARIF of %s', (_name, report) => {
  const run = runOf(report);

  it('is a SARIF 2.1.0 log that counts columns as we do', () => {
    expect(run).toMatchObject({ version: '2.1.0', columnKind: 'utf16CodeUnits', tool: { driver: { name: 'ght' } } });
    expect(run.results).toHaveLength(report.documents.flatMap(({ diagnostics }) => diagnostics).length);
  });

  it('points each result at its rule, once described', () => {
    const ids = run.tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex } of run.results) expect(ids[ruleIndex]).toBe(ruleId);
  });

  it('gives a level to failures only, as the standard wants', () => {
    for (const { kind, level } of run.results) {
      expect(['fail', 'review', 'open']).toContain(kind);
      expect(level === 'none').toBe(kind !== 'fail');
    }
  });

  it('gives places that the standard accepts', () => {
    for (const { physicalLocation } of run.results.flatMap(({ locations }) => locations)) {
      const { startLine, startColumn, endColumn } = physicalLocation.region;
      expect(Math.min(startLine, startColumn, endColumn)).toBeGreaterThanOrEqual(1);
      expect(endColumn).toBeGreaterThanOrEqual(startColumn);
      expect(physicalLocation.artifactLocation.uri).toMatch(/^(?:[\w.!~*'()/-]|%[\dA-F]{2})+$/);
    }
  });

  it('has every result say whether it is suppressed, and name itself', () => {
    for (const { suppressions, partialFingerprints } of run.results) {
      expect(suppressions).toBeInstanceOf(Array);
      expect(partialFingerprints['ght/v1']).toMatch(/^[\da-f]{32}$/);
    }
  });

  it('leaves no placeholder without its value in a message', () => {
    for (const { message } of run.results) expect(message.text.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
  });
});

describe('the levels and kinds', () => {
  it.each([
    ['lecture/yaml', 'fail', 'error'],
    ['csp/r6132-3/permanence-continuite', 'fail', 'error'],
    ['csp/r6132-3/association-chu', 'fail', 'warning'],
    ['guide/pmp/tableau-annuel', 'fail', 'note'],
    ['csp/r6132-3/objectifs-medicaux', 'review', 'none'],
    ['csp/r6132-3/besoins-defense', 'open', 'none'],
  ])('%s: %s, %s', (rule, kind, level) => {
    expect(resultOf(rule)).toMatchObject({ kind, level, suppressions: [] });
  });

  it('suppresses a waived finding, and says why and until when', () => {
    const [suppression] = resultOf('csp/r6132-3/articulation-ptsm')?.suppressions ?? [];
    expect(suppression).toMatchObject({ kind: 'external', status: 'accepted' });
    expect(suppression?.justification).toMatch(/écriture \(direction générale, jusqu'au 1er\u00a0janvier 2027\)/);
  });
});

describe('the addresses of files', () => {
  it.each([
    ['./pmp/index.md', 'pmp/index.md'],
    ['pmp\\index.md', 'pmp/index.md'],
    ['mon projet é#1.md', 'mon%20projet%20%C3%A9%231.md'],
    ['a:b.md', 'a%3Ab.md'],
    ['/srv/ght.yaml', 'file:///srv/ght.yaml'],
    ['C:\\ght\\x.md', 'file:///C:/ght/x.md'],
  ])('%s is written %s', (file, uri) => {
    const documents = SAMPLE.documents.map((document) => ({
      ...document,
      diagnostics: document.diagnostics.map((one) => ({ ...one, place: { ...one.place, file } })),
    }));
    const [result] = runOf({ ...SAMPLE, documents }).results;
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
  });
});
