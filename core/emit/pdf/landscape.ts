import type { Block } from './nodes.js';

const isWide = (block: Block): boolean => block.k === 'table' && block.landscape;

/** How many blocks at the end of these lead to the table that follows: its headings, and a sentence under them. */
function leadLength(blocks: readonly Block[]): number {
  let length = blocks.at(-1)?.k === 'p' && blocks.at(-2)?.k === 'heading' ? 1 : 0;
  while (blocks.at(-1 - length)?.k === 'heading') length++;
  return length;
}

/** Puts wide tables on landscape pages, with the headings that lead to them; neighbours share their pages. */
export function turned(blocks: readonly Block[]): readonly Block[] {
  const done: Block[] = [];
  for (const block of blocks) {
    if (!isWide(block)) {
      done.push(block);
      continue;
    }
    const lead = done.splice(done.length - leadLength(done));
    const before = done.at(-1);
    const shared = before?.k === 'landscape' ? before.c : [];
    if (before?.k === 'landscape') done.pop();
    done.push({ k: 'landscape', c: [...shared, ...lead, block] });
  }
  return done;
}
