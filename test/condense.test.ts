import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Heading } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { toString as textOf } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import { describe, expect, it } from 'vitest';
import { condense } from '../core/parse/condense.js';
import { runs } from './reading.js';
import { soup } from './soup.js';
import { ROOT } from './world.js';

const same = (offset: number): number => offset;

/** The headings of a text, and where they stand once offsets are put back. */
const headings = (text: string, original: (offset: number) => number) =>
  fromMarkdown(text, { extensions: [frontmatter(['yaml'])], mdastExtensions: [frontmatterFromMarkdown(['yaml'])] })
    .children.filter((node): node is Heading => node.type === 'heading')
    .map((heading) => [
      textOf(heading),
      heading.depth,
      original(heading.position?.start.offset ?? -1),
      original(heading.position?.end.offset ?? -1),
    ]);

const read = (text: string) => {
  const condensed = condense(text);
  return headings(condensed.text, condensed.original);
};

describe('a text without the words that no heading depends on', () => {
  it('has the same headings at the same places, whatever its lines', () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (text, headed) => {
        const whole = headed ? `---\ntype: pmp\ntitre: Un mot\n---\n${text}` : text;
        expect(read(whole)).toEqual(headings(whole, same));
      }),
      runs(3000),
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
    }
  });

  it('is much shorter', () => {
    const text = readFileSync(`${ROOT}/examples/val-de-brume/pmp/index.md`, 'utf8');
    expect(condense(text).text.length).toBeLessThan(text.length / 3);
  });
});
