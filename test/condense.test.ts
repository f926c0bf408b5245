import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Heading } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { toString as textOf } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import { describe, expect, it } from 'vitest';
import { condense } from '../core/parse/condense.js';
import { headingsOf } from '../core/parse/headings.js';
import { runs } from './reading.js';
import { BODIES, soup } from './soup.js';
import { ROOT } from './world.js';

const same = (offset: number): number => offset;

const tree = (text: string) =>
  fromMarkdown(text, { extensions: [frontmatter(['yaml'])], mdastExtensions: [frontmatterFromMarkdown(['yaml'])] });

/** The headings of a text, and where they stand once offsets are put back. */
const headings = (text: string, original: (offset: number) => number) =>
  tree(text)
    .children.filter((node): node is Heading => node.type === 'heading')
    .map((heading) => [
      textOf(heading),
      heading.depth,
      original(heading.position?.start.offset ?? -1),
      original(heading.position?.end.offset ?? -1),
    ]);

/** Neither spaces nor the signs that no text of a document holds. */
const bare = (text: string): string => text.replaceAll(/[\s\0\ufffd]/g, '');

/** The same, and the front matter, as ght finds them; then as the reader of Markdown does when it reads every block. */
const found = (text: string) => {
  const { front, headings } = headingsOf(text);
  return [front, ...headings.map((one) => [bare(one.text), one.depth, one.start, one.end])];
};
const meant = (text: string) => {
  const nodes = tree(text).children;
  const typed = ({ children: [first, ...others] }: Heading) =>
    text.slice(first?.position?.start.offset ?? 0, (others.at(-1) ?? first)?.position?.end.offset ?? 0);
  return [
    nodes[0]?.type === 'yaml' ? nodes[0].value : undefined,
    ...nodes
      .filter((node) => node.type === 'heading')
      .map((one) => [bare(typed(one)), one.depth, one.position?.start.offset, one.position?.end.offset]),
  ];
};

const read = (text: string) => {
  const condensed = condense(text);
  return headings(condensed.text, condensed.original);
};

/** What the front matter of a text says, and where the text goes on. */
const front = (text: string) => {
  const [first] = tree(text).children;
  return first?.type === 'yaml' ? [first.value, first.position?.end.offset] : [];
};

const readFront = (text: string) => {
  const condensed = condense(text);
  const [value, end] = front(condensed.text);
  return value === undefined ? [] : [condensed.front, condensed.original(Number(end))];
};

describe('a text without the words that no heading depends on', () => {
  it('has the same headings at the same places, whatever its lines', () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (text, headed) => {
        const whole = headed ? `---\ntype: pmp\ntitre: Un mot\n---\n${text}` : text;
        expect(read(whole)).toEqual(headings(whole, same));
        expect(found(whole)).toEqual(meant(whole));
      }),
      runs(3000),
    );
  });

  it('is not even needed by the plainest texts, whose headings are the same', () => {
    const typed = fc.oneof(
      fc.constantFrom(
        '',
        '',
        'Un mot',
        '- un mot',
        '1. un mot',
        '> # Mot',
        '- # Mot',
        '    # Mot',
        '| a | b |',
        'a < b',
      ),
      fc
        .tuple(fc.constantFrom('# ', '##  ', '###### ', '#'), fc.constantFrom(...BODIES))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 10 }), (lines) => {
        const text = lines.join('\n');
        expect(found(text)).toEqual(meant(text));
      }),
      runs(3000),
    );
  });

  it('has the same front matter, ended at the same place', () => {
    const line = fc.constantFrom('---', '--- ', '', ' ', 'type: pmp', '  - mot', '----', '\t', '# Titre', 'mot');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = ['---', ...lines].join('\n');
        expect(readFront(text)).toEqual(front(text));
        expect(read(text)).toEqual(headings(text, same));
        expect(found(text)).toEqual(meant(text));
      }),
      runs(2000),
    );
  });

  const files = ['examples', 'test/fixtures', 'rules', 'docs'].flatMap((folder) =>
    readdirSync(`${ROOT}/${folder}`, { recursive: true })
      .map((path) => `${folder}/${String(path)}`)
      .filter((path) => path.endsWith('.md')),
  );

  it('has the same headings in every page of the package', () => {
    for (const file of files) {
      const text = readFileSync(`${ROOT}/${file}`, 'utf8');
      expect(read(text), file).toEqual(headings(text, same));
      expect(found(text), file).toEqual(meant(text));
    }
  });

  it('is much shorter', () => {
    const text = readFileSync(`${ROOT}/examples/val-de-brume/pmp/index.md`, 'utf8');
    expect(condense(text).text.length).toBeLessThan(text.length / 3);
  });
});
