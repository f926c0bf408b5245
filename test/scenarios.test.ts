import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expected, needsRights, play, readScenario, withResults } from './scenario.js';
import { ROOT } from './world.js';

const FOLDER = `${ROOT}/test/scenarios`;
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** UPDATE=1 writes what came out into the scenarios, for a person to read again. */
const UPDATE = process.env['UPDATE'] === '1';

describe.concurrent('the command line as a stranger meets it', () => {
  it('has scenarios', () => expect(files.length).toBeGreaterThan(50));

  for (const file of files) {
    const scenario = readScenario(readFileSync(`${FOLDER}/${file}`, 'utf8'));
    it(`${file}: ${scenario.title}`, async ({ skip }) => {
      if (needsRights(scenario)) skip('the superuser may read everything: run as a user to see this one');
      const outcome = await play(scenario);
      if (UPDATE) writeFileSync(`${FOLDER}/${file}`, withResults(scenario, outcome));
      else expect(outcome).toEqual(expected(scenario));
      expect(`${outcome.sortie}${outcome.erreurs}`, 'no stack trace').not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
      expect(outcome.erreurs, 'no internal fault').not.toContain('une panne est survenue');
    });
  }
});
