import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../core/parse/document.js';
import { composed, prose } from './composing.js';
import { readText } from './reading.js';
import { textOf, type World, world } from './world.js';

let here: World;
let fiche: Document;
beforeAll(async () => {
  here = await world();
  fiche = await readText(here, 'ght.yaml', textOf('examples/val-de-brume/ght.yaml'), 'fiche');
});

/** Titles of a document of which only the type is written, under which nothing stands. */
const emptyTitles = async (kind: string): Promise<readonly string[]> => {
  const [type = '', appel] = kind.split('.');
  const text = appel === undefined ? `type: ${type}\n` : `type: ${type}\nappel: ${appel}\n`;
  const { body } = await composed(here, fiche, await readText(here, 'vide.yaml', text));
  const nodes = body.children.filter((node) => node.type !== 'pageBreak');
  return nodes.flatMap((node, i) => {
    const next = nodes[i + 1];
    if (node.type !== 'heading' || node.data !== undefined) return [];
    return next === undefined || (next.type === 'heading' && next.depth <= node.depth) ? [prose(node)] : [];
  });
};

describe('a document of which only the type is written', () => {
  it('has no title over nothing, save the items that the law numbers', async () => {
    const kinds = Object.keys(here.types).filter((kind) => kind !== 'fiche');
    for (const kind of kinds) expect([kind, await emptyTitles(kind)]).toEqual([kind, []]);
  });
});
