import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './hostile.js';
import { ROOT } from './world.js';

const SPY = `
const vm = require('node:vm');
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    require('node:fs').appendFileSync(process.env.GHT_VU, String(this.cachedDataRejected) + '\\n');
  }
};`;

/** Only the line of Node that built ght has its bundles compiled. */
const HERE = `${process.version}-${process.platform}-${process.arch}`;
const [built = ''] = readdirSync(join(ROOT, 'dist/compiled'));

describe.skipIf(built !== '' && !built.endsWith(HERE))('what V8 compiled when ght was built', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ght-compile-'));
    cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true, filter: (path) => !path.endsWith('.mjs') });
    writeFileSync(join(folder, 'espion.cjs'), SPY);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A check by the copy of ght, and what V8 said of the code given for each bundle: undefined when there was none. */
  const check = async (...args: readonly string[]) => {
    const seen = join(folder, 'vu.txt');
    writeFileSync(seen, '');
    const env = { NODE_OPTIONS: `--require ${join(folder, 'espion.cjs')}`, GHT_VU: seen, GHT_FILS: '2' };
    const ran = await run(
      process.execPath,
      [join(folder, 'dist/ght.cjs'), 'check', '--sans-cache', ...args],
      ROOT,
      env,
    );
    expect(ran.err).toBe('');
    return { ran, rejected: readFileSync(seen, 'utf8').trim().split('\n') };
  };

  it('is taken up, for each bundle of a usual check', async () => {
    const { rejected } = await check('examples/val-de-brume');
    expect(rejected.length).toBeGreaterThan(8);
    expect(new Set(rejected)).toEqual(new Set(['false']));
  });

  it('changes nothing to what is said when it is spoilt, or not there', async () => {
    const { ran: usual } = await check('examples');
    const spoil = (change: (path: string) => void) => {
      const kept = join(folder, 'dist/compiled', built);
      for (const name of readdirSync(kept)) change(join(kept, name));
    };
    spoil((path) => truncateSync(path, 1000));
    const cut = await check('examples');
    expect([cut.ran, cut.rejected[0]]).toEqual([usual, 'true']);
    spoil((path) => writeFileSync(path, ''));
    expect((await check('examples')).ran).toEqual(usual);
    rmSync(join(folder, 'dist/compiled'), { recursive: true });
    const without = await check('examples');
    expect([without.ran, new Set(without.rejected)]).toEqual([usual, new Set(['undefined'])]);
  });
});
