import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from '../cli/write.js';
import { faultsOfDocx } from '../core/emit/docx/index.js';
import { faultsOfPdf } from '../core/emit/pdf/index.js';
import { runs } from './reading.js';
import { ROOT } from './world.js';

const home = mkdtempSync(join(tmpdir(), 'ght-tue-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const TEMPORARY = /^\..*\.ght-\d+-[0-9a-f]+\.tmp$/;

/** Every file below a folder, by path. */
const filesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(folder, path), readFileSync(path)]),
  );

const temporaries = (folder: string): readonly string[] =>
  [...filesIn(folder).keys()].filter((path) => TEMPORARY.test(path.slice(path.lastIndexOf('/') + 1)));

/** When a run is killed: so many milliseconds after it began, or after it first wrote in its folder. */
interface Moment {
  readonly from: 'start' | 'write';
  readonly after: number;
}

/** Runs a command in a folder, killed at a moment if it lasts until then; gives its exit status. */
const run = (folder: string, args: readonly string[], day: string, moment?: Moment): Promise<number | null> => {
  const env = { PATH: process.env['PATH'], HOME: home, SOURCE_DATE_EPOCH: day };
  const child = spawn(process.execPath, [`${ROOT}/dist/ght.cjs`, ...args], { cwd: folder, env, stdio: 'ignore' });
  const kill = () => setTimeout(() => child.kill('SIGKILL'), moment?.after);
  const seen = moment?.from === 'write' ? watch(join(folder, 'sortie'), () => kill()) : undefined;
  if (moment?.from === 'start') kill();
  return new Promise((resolve) => {
    child.on('close', (status) => {
      seen?.close();
      resolve(status);
    });
  });
};

const COMMANDS: Readonly<Record<string, { readonly args: readonly string[]; readonly lasts: number }>> = {
  render: { args: ['render', 'candidature-si.yaml', '--format', 'docx,pdf,html,md', '-o', 'sortie'], lasts: 4000 },
  dossier: { args: ['render', '--dossier', 'candidature-aap-2017.md', '-o', 'sortie'], lasts: 4000 },
  check: { args: ['check', '--format', 'json=sortie/rapport.json', 'candidature-si.yaml'], lasts: 1000 },
  init: { args: ['init', 'sortie', '--oui'], lasts: 1000 },
};

const prepared = (name: string): string => {
  const folder = join(home, name);
  // A groupement is never begun within another.
  if (name !== 'init') cpSync(`${ROOT}/examples/phase-2017`, folder, { recursive: true });
  mkdirSync(join(folder, 'sortie'), { recursive: true });
  return folder;
};

const momentsOf = (lasts: number): readonly Moment[] => {
  const { numRuns, seed } = runs(12);
  const start = fc.record({ from: fc.constant('start' as const), after: fc.integer({ min: 50, max: lasts }) });
  const write = fc.record({ from: fc.constant('write' as const), after: fc.integer({ min: 0, max: 30 }) });
  return fc.sample(fc.oneof(start, write), { numRuns, seed });
};

const faultsOf = async (path: string, bytes: Uint8Array): Promise<readonly string[]> => {
  if (path.endsWith('.docx')) return faultsOfDocx(bytes);
  return path.endsWith('.pdf') ? faultsOfPdf(bytes, { access: 'tagged', archive: false }) : [];
};

describe('a run that is killed leaves the old files or the new ones, never half of one', () => {
  it.each(Object.entries(COMMANDS))('%s', { timeout: 600_000 }, async (name, { args, lasts }) => {
    const folder = prepared(name);
    const output = join(folder, 'sortie');
    const versions: ReadonlyMap<string, Buffer>[] = [];
    for (const day of ['86400', '0']) {
      rmSync(output, { recursive: true, force: true });
      mkdirSync(output);
      expect([0, 1]).toContain(await run(folder, args, day));
      versions.push(filesIn(output));
    }
    for (const [path, bytes] of versions.flatMap((one) => [...one])) expect(await faultsOf(path, bytes)).toEqual([]);
    for (const moment of momentsOf(lasts)) {
      if (name === 'init') rmSync(output, { recursive: true });
      mkdirSync(output, { recursive: true });
      await run(folder, args, '86400', moment);
      for (const [path, bytes] of filesIn(output)) {
        if (TEMPORARY.test(path.slice(path.lastIndexOf('/') + 1))) continue;
        const isWhole = versions.some((one) => one.get(path)?.equals(bytes));
        expect(isWhole, `${path}, ${moment.from} + ${moment.after} ms`).toBe(true);
      }
    }
    expect([0, 1]).toContain(await run(folder, args, '86400'));
    expect(temporaries(output)).toEqual([]);
    expect([...filesIn(output)].map(([path]) => path).sort()).toEqual([...(versions[0]?.keys() ?? [])].sort());
  });

  it('two at once into one folder give one of the two, whole', { timeout: 120_000 }, async () => {
    const folder = prepared('deux');
    const args = COMMANDS['render']?.args ?? [];
    expect(await Promise.all([run(folder, args, '0'), run(folder, args, '0')])).toEqual([0, 0]);
    const files = filesIn(join(folder, 'sortie'));
    expect(temporaries(join(folder, 'sortie'))).toEqual([]);
    for (const [path, bytes] of files) expect(await faultsOf(path, bytes)).toEqual([]);
    expect([...files.keys()].map((path) => path.slice(path.lastIndexOf('.'))).sort()).toEqual([
      '.docx',
      '.html',
      '.md',
      '.pdf',
    ]);
  });

  it('what a killed run of the same number left goes, as in a container where numbers come back', async () => {
    const folder = mkdtempSync(join(home, 'numero-'));
    writeFileSync(join(folder, `.a.pdf.ght-${process.pid}-0123456789ab.tmp`), 'moitié');
    await writeWhole(join(folder, 'a.pdf'), 'entier');
    expect([...filesIn(folder).keys()]).toEqual(['a.pdf']);
  });

  it.skipIf(process.getuid?.() === 0)('into a folder that cannot be written, nothing is written', async () => {
    const folder = prepared('ferme');
    chmodSync(join(folder, 'sortie'), 0o555);
    expect(await run(folder, COMMANDS['render']?.args ?? [], '0')).toBe(2);
    expect([...filesIn(join(folder, 'sortie')).keys()]).toEqual([]);
  });

  it('that a disk without room stops half way, nothing is left', { timeout: 120_000 }, async () => {
    const folder = prepared('plein');
    const command = `ulimit -f 8; exec '${process.execPath}' '${ROOT}/dist/ght.cjs' ${COMMANDS['render']?.args.join(' ')}`;
    const child = spawn('sh', ['-c', command], { cwd: folder, env: { PATH: process.env['PATH'] }, stdio: 'ignore' });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
    expect([...filesIn(join(folder, 'sortie')).keys()]).toEqual([]);
  });
});
