import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fatesOf, groupement } from './fates.js';
import { ROOT, world } from './world.js';

const LIST = `${ROOT}/test/goldens/mutations-survivantes.txt`;

type Asked = (type: string) => boolean;

/** « pmp /avis/*\/sens supprimer, gâter : pays-de-lorme, phase-2017 »: what is allowed to be absent, and where. */
const allowed = (name: string, asked: Asked): readonly string[] =>
  readFileSync(LIST, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, type = '', pattern, hows, names] =
        /^(\S+) (.+?) ((?:supprimer|gâter|fausser|section)(?:, gâter|, fausser)*) : (.+)$/.exec(line) ?? [];
      if (hows === undefined || !names?.split(', ').includes(name) || !asked(type)) return [];
      return hows.split(', ').map((how) => `${type} ${pattern} ${how}`);
    });

/** Changes one thing at a time in a complete groupement: each must be found, or be allowed to be absent. */
export const mutate = (name: string, asked: Asked = () => true): void => {
  it(`${name}: every gap planted is found, save those listed`, { timeout: 300_000 }, async () => {
    const here = await world();
    const { survivors, ...found } = await fatesOf(here, await groupement(here, name), asked);
    expect([...survivors].sort()).toEqual([...allowed(name, asked)].sort());
    expect(found.here).toBeGreaterThan(found.elsewhere * 5);
  });
};
