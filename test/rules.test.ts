import { beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../cli/build/sources.js';
import { fencesOf, marked, runFence } from './fences.js';
import { ROOT, type World, world } from './world.js';

describe('the fences of every rule', () => {
  const sources = readSources(ROOT);
  let here: World;
  beforeAll(async () => {
    here = await world();
  });

  for (const { id } of sources.rules) {
    describe(id, () => {
      const fences = fencesOf(sources.pages[id] ?? '');
      it('shows what conforms and what does not', () => {
        expect(new Set(fences.map((fence) => fence.expected))).toEqual(new Set(['conforme', 'non-conforme']));
      });
      for (const fence of fences) {
        it(`${fence.expected}, line ${fence.line}`, async () => {
          const rule = here.law.rules.find((one) => one.id === id);
          const found = rule ? await runFence(here, rule, fence) : [];
          const lines = found.map((one) => one.place.line).sort((a, b) => a - b);
          expect(lines).toEqual(fence.expected === 'conforme' ? [] : marked(fence.text));
          if (fence.expected === 'non-conforme') expect(marked(fence.text).length).toBeGreaterThan(0);
          for (const one of found) expect(`${one.message} ${one.fix}`).not.toContain('…');
        });
      }
    });
  }
});
