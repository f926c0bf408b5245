import type { RootContent } from 'mdast';
import { expect, it } from 'vitest';
import type { Composed } from '../core/compose/composed.js';
import { nodesOf } from './composing.js';
import { EXAMPLES } from './example-documents.js';
import { begin, end, losses, outputsOf, proseOf } from './words-out.js';
import { world } from './world.js';

const EMPTY = 'Rien n’est écrit à ce jour.';

const paragraph = (value: string): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] });

/** Documents one after the other, their notes and links kept apart, so that they are set in pages once. */
const together = ([first, ...others]: readonly Composed[]): Composed => {
  if (!first) throw new Error('no example');
  const children = [first, ...others].flatMap(({ body }, rank) => {
    const own = structuredClone(body);
    for (const node of nodesOf(own)) if ('identifier' in node) node.identifier = `${rank}:${node.identifier}`;
    for (const node of nodesOf(own)) if ('label' in node) Object.assign(node, { label: `${rank}:${node.label}` });
    return [paragraph(begin(rank)), ...own.children, paragraph(end(rank))];
  });
  return { ...first, body: { type: 'root', children } };
};

it('every word of every example is a word out', { timeout: 300_000 }, async () => {
  const here = await world();
  const whole = await Promise.all(EXAMPLES.map(({ compose }) => compose(here)));
  // A template that sets nothing loses nothing of the prose either.
  const blank = whole.filter(({ body }) => nodesOf(body).some((node) => 'value' in node && node.value === EMPTY));
  expect(blank.map(({ cover }) => cover.title)).toEqual([]);
  const samples = whole.map(({ body }, rank) => ({ rank, markdown: EXAMPLES[rank]?.name ?? '', prose: proseOf(body) }));
  expect(losses(await outputsOf(together(whole), 'one'), samples)).toEqual([]);
});
