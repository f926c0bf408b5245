import type { Block } from './nodes.js';

const isWide = (block: Block): boolean => block.k === 'table' && block.landscape;

/** How many blocks at the end of these lead to the table that follows: its headings, and a sentence under them. */
function leadLength(blocks: readonly Block[]): number {
  let length = blocks.at(-1)?.k === 'p' && blocks.at(-2)?.k === 'heading' ? 1 : 0;
  while (blocks.at(-1 - length)?.k === 'heading') length++;
  return length;
}

/** Joins a table and what leads to it to the landscape pages just before, if any. */
function turn(done: readonly Block[], table: Block): readonly Block[] {
  const lead = leadLength(done);
  const before = done.slice(0, done.length - lead);
  const last = before.at(-1);
  const c = [...done.slice(done.length - lead), table];
  return last?.k === 'landscape'
    ? [...before.slice(0, -1), { k: 'landscape', c: [...last.c, ...c] }]
    : [...before, { k: 'landscape', c }];
}

/** Puts wide tables on landscape pages, with the headings that lead to them; neighbours share their pages. */
export const turned = (blocks: readonly Block[]): readonly Block[] =>
  blocks.some(isWide)
    ? blocks.reduce<readonly Block[]>((done, block) => (isWide(block) ? turn(done, block) : [...done, block]), [])
    : blocks;
