import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { REPORTS } from '../core/report/index.js';
import { ROOT, textOf } from './world.js';

/** A line of a table of threats. */
interface Line {
  readonly threat: string;
  readonly answer: string;
  readonly file: string;
  readonly title: string;
}

const lines = textOf('docs/securite.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:Menace|---)/.test(line))
  .map((line): Line => {
    const [threat = '', answer = '', proof = ''] = line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''));
    const [, file = '', title = ''] = /^`(test\/[\w.-]+)` : `(.+)`$/.exec(proof) ?? [];
    return { threat, answer, file, title };
  });

/** Titles of the tests of a file, as they are written. */
const titlesOf = (file: string): readonly string[] => {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^it\b/.test(node.expression.getText())) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteral(title)) titles.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true));
  return titles;
};

describe('the page on security', () => {
  it('has threats, each with an answer and a test', () => {
    expect(lines.length).toBeGreaterThan(40);
    for (const { threat, answer, file, title } of lines) {
      expect(answer, threat).not.toBe('');
      expect(file, threat).not.toBe('');
      expect(title, threat).not.toBe('');
    }
  });

  it.each(lines)('names a test that exists: $threat', ({ file, title }) => {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(titlesOf(file)).toContain(title);
  });

  it('leaves out no test of security', () => {
    const files = readdirSync(join(ROOT, 'test')).filter((name) => /^securite-(?!page).*\.test\.ts$/.test(name));
    const named = new Set(lines.map(({ file, title }) => `${file} ${title}`));
    const all = files.flatMap((name) => titlesOf(`test/${name}`).map((title) => `test/${name} ${title}`));
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((one) => !named.has(one))).toEqual([]);
  });
});

describe('formulas', () => {
  it('are written in no spreadsheet: no format of ght opens in one', () => {
    const formats = [
      ...Object.keys(REPORTS),
      ...(/FORMATS: readonly Format\[\] = \[(.*)\]/.exec(textOf('cli/making.ts')) ?? []),
    ];
    expect(formats.length).toBeGreaterThan(7);
    expect(formats.join(' ')).not.toMatch(/csv|tsv|xls|ods/i);
  });
});
