import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../core/diagnostic.js';
import { judged } from '../core/report/findings.js';
import { fingerprints, namesOf } from '../core/report/fingerprint.js';
import { REPORTS } from '../core/report/index.js';
import { CONTEXT, HOSTILE, HOSTILE_SAMPLE, SAMPLE } from './samples/check-report.js';

const write = async (format: string, report: CheckReport, color = false): Promise<string> => {
  const lines = () => Array.from({ length: 10 }, () => HOSTILE.repeat(3));
  return (await REPORTS[format]?.())?.(report, { ...CONTEXT, lines, color }) ?? '';
};

/**
 * What must never leave in the raw: controls but the line feed, marks and overrides of direction, halves of characters.
 */
const OBEYED = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const types = ({ type, children = [] }: Node): string => `${type}(${children.map(types).join(' ')})`;

const prose = ({ type, value = '', children = [] }: Node): string =>
  type === 'text' ? value : children.map(prose).join('');

const parsed = (text: string): Node =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;

/** The tags of a document, after checking that it is well formed but for what they hold. */
const tags = (xml: string): readonly string[] => {
  const attribute = `(?: [a-z]+="(?:[^<&"]|&(?:amp|lt|gt|quot|apos);)*")*`;
  const token = new RegExp(
    String.raw`<\?xml [^?]*\?>|<\/?([a-z-]+)${attribute}(\/?)>|(?:[^<>&]|&(?:amp|lt|gt|quot|apos);)+`,
    'gy',
  );
  const open: string[] = [];
  const found: string[] = [];
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    const [whole, name, empty] = match;
    if (name && whole.startsWith('</')) expect(open.pop()).toBe(name);
    else if (name && !empty) open.push(name);
    if (name) found.push(whole.startsWith('</') ? `/${name}` : name);
    if (token.lastIndex === xml.length) return found;
  }
  throw new Error(`not XML: ${xml.slice(0, 80)}`);
};

const keys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(keys);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, inner]) => [key, keys(inner)]);
};

describe('hostile text', () => {
  it.each(Object.keys(REPORTS))('is not obeyed by who shows the %s report', async (format) => {
    const text = await write(format, HOSTILE_SAMPLE);
    expect(text.match(OBEYED) ?? []).toEqual([]);
    expect(text).toContain('obéi');
  });

  it('leaves no escape but our colours', async () => {
    const colored = await write('text', HOSTILE_SAMPLE, true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of the report are what is tested.
    const bare = colored.replace(/\u001b\[(?:0|1|2|3\d|1;3\d|1;2)m/g, '');
    expect(bare.match(OBEYED) ?? []).toEqual([]);
    expect(bare).toBe(await write('text', HOSTILE_SAMPLE));
  });

  it.each(['text', 'github'])('gives no command to a runner in the %s report', async (format) => {
    const lines = (await write(format, HOSTILE_SAMPLE)).split('\n');
    const commands = lines.filter((line) => /^\s*::/.test(line));
    const expected = format === 'github' ? SAMPLE.documents.flatMap(({ diagnostics }) => diagnostics).length : 0;
    expect(commands).toHaveLength(expected);
    expect(lines.filter((line) => line.includes('##[') && !line.startsWith('::'))).toEqual([]);
  });

  it('stays inside the properties of a GitHub command', async () => {
    const commands = (await write('github', HOSTILE_SAMPLE)).split('\n').filter((line) => line.startsWith('::'));
    for (const command of commands) {
      const [, name, properties = ''] = /^::(\w+) ((?:[^:])*)::/.exec(command) ?? [];
      expect(['error', 'warning', 'notice']).toContain(name);
      expect(command).toContain('{0} %250A, : #1');
      const written = properties.split(',').map((property) => property.split('=')[0]);
      expect(written).toEqual(['file', 'line', 'endLine', 'col', 'endColumn', 'title']);
    }
  });

  it('changes nothing in the structure of the Markdown, nor mentions anyone', async () => {
    const text = parsed(await write('markdown', HOSTILE_SAMPLE));
    expect(types(text)).toBe(types(parsed(await write('markdown', SAMPLE))));
    expect(prose(text)).toContain('<b>&amp;"\' ]]> --> | `x` *y* _z_ ~~w~~ [a](1)');
    expect(prose(text)).not.toMatch(/[@#](?=\w)/);
  });

  it('changes nothing in the structure of the XML', async () => {
    expect(tags(await write('junit', HOSTILE_SAMPLE))).toEqual(tags(await write('junit', SAMPLE)));
  });

  it.each(['sarif', 'gitlab'])('changes nothing in the structure of %s', async (format) => {
    const shape = async (report: CheckReport) => JSON.stringify(keys(JSON.parse(await write(format, report))));
    expect(await shape(HOSTILE_SAMPLE)).toBe(await shape(SAMPLE));
  });

  it('goes whole through JSON', async () => {
    const { groupement } = JSON.parse(await write('json', HOSTILE_SAMPLE)) as CheckReport;
    expect(groupement).toBe(HOSTILE_SAMPLE.groupement);
  });

  it('gives the same fingerprint cleaned or not', () => {
    const raw = fingerprints(HOSTILE_SAMPLE.documents.flatMap(({ diagnostics }) => diagnostics));
    const cleaned = namesOf(judged(HOSTILE_SAMPLE).report).values();
    expect([...cleaned]).toEqual(raw);
  });
});
