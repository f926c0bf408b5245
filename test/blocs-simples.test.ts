import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { aroundPlain } from '../core/compose/plain-blocks.js';
import { parseMarkdown } from '../core/compose/prose.js';
import { runs } from './reading.js';
import { thinSoup } from './soup.js';
import { ROOT } from './world.js';

/** A tree without the places of its nodes, which pages do not show. */
const bare = (tree: Root): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value)));

const readAround = (text: string) => bare(aroundPlain(text, parseMarkdown));

describe('prose read around its blocks of plain words', () => {
  it('is the same tree, whatever its lines', () => {
    fc.assert(
      fc.property(thinSoup, (text) => {
        expect(readAround(text)).toEqual(bare(parseMarkdown(text)));
      }),
      runs(3000),
    );
  });

  it('is the same tree for every document of the examples', () => {
    const files = readdirSync(`${ROOT}/examples`, { recursive: true }).map(String);
    for (const file of files.filter((path) => path.endsWith('.md'))) {
      const text = readFileSync(`${ROOT}/examples/${file}`, 'utf8');
      expect(readAround(text), file).toEqual(bare(parseMarkdown(text)));
    }
  });

  it('is not read at all when it is nothing but plain words', () => {
    const refuse = (): Root => expect.fail('read');
    expect(aroundPlain('Un mot.\n12 lits, (deux) :\n« trois » !\n\n\nFin', refuse).children).toHaveLength(2);
  });

  it('keeps plain words that stand in a piece of code', () => {
    expect(readAround('```\n\nmot\n\n```\n\nfin')).toEqual(bare(parseMarkdown('```\n\nmot\n\n```\n\nfin')));
  });
});
