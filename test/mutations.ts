import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fatesOf, groupement } from './mutants.js';
import { ROOT, world } from './world.js';

const LIST = `${ROOT}/test/goldens/mutations-survivantes.txt`;

/** « pmp /avis/*\/sens supprimer, gâter : pays-de-lorme, phase-2017 »: what is allowed to be absent, and where. */
const allowed = (name: string): readonly string[] =>
  readFileSync(LIST, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, type, pattern, hows, names] =
        /^(\S+) (.+?) ((?:supprimer|gâter|section)(?:, gâter)?) : (.+)$/.exec(line) ?? [];
      if (hows === undefined || !names?.split(', ').includes(name)) return [];
      return hows.split(', ').map((how) => `${type} ${pattern} ${how}`);
    });

/** Changes one thing at a time in a complete groupement: each must be found, or be allowed to be absent. */
export const mutate = (name: string, without: readonly string[] = []): void => {
  it(`${name}: every gap planted is found, save those listed`, { timeout: 300_000 }, async () => {
    const here = await world();
    const { survivors, ...found } = await fatesOf(here, await groupement(here, name), MOST, without);
    expect([...survivors].sort()).toEqual([...allowed(name)].sort());
    expect(found.here).toBeGreaterThan(found.elsewhere * 5);
  });
};

/** Of what a list repeats, the first is tried: the others would say the same. */
const MOST = 1;
