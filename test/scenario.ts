import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { frenchDay } from '../core/report/words.js';
import manifest from '../package.json' with { type: 'json' };
import { ROOT } from './world.js';

/** One part of a scenario: « === fichier pmp.yaml encodage=cp1252 » and the lines below it. */
interface Part {
  readonly name: string;
  readonly words: readonly string[];
  readonly body: string;
}

/** What a command gave. */
export interface Outcome {
  readonly statut: string;
  readonly sortie: string;
  readonly erreurs: string;
}

/** One scenario: its title, and its parts in order. */
export interface Scenario {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** Reads a scenario: a title, then parts that each begin with a line « === name … ». */
export const readScenario = (text: string): Scenario => {
  const [title = '', ...rest] = text.split(/^=== /m);
  const parts = rest.map((part) => {
    const end = part.indexOf('\n');
    const [name = '', ...words] = part.slice(0, end).split(' ');
    return { name, words, body: part.slice(end + 1) };
  });
  return { title: title.trim(), parts };
};

const RESULTS = ['statut', 'sortie', 'erreurs'] as const;

/** « === sortie depuis=Projet jusqu’à=Grille »: only the lines from one that begins so to one that begins so. */
const excerpt = ({ parts }: Scenario, text: string): string => {
  const words = parts.find(({ name }) => name === 'sortie')?.words ?? [];
  const mark = (name: string) => words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const [from, to] = [mark('depuis'), mark('jusqu’à')];
  const lines = text.split(/(?<=\n)/);
  const start = from === undefined ? 0 : lines.findIndex((line) => line.startsWith(from));
  const length = to === undefined ? -1 : lines.slice(start).findIndex((line) => line.startsWith(to));
  return start < 0 ? '' : lines.slice(start, length < 0 ? undefined : start + length).join('');
};

/** What a scenario expects. */
export const expected = ({ parts }: Scenario): Outcome => {
  const body = (name: string) => parts.find((part) => part.name === name)?.body ?? '';
  return { statut: body('statut').trim(), sortie: filled(body('sortie')), erreurs: filled(body('erreurs')) };
};

/** The text of a scenario with the results that were had, for UPDATE=1. */
export const withResults = ({ title, parts }: Scenario, outcome: Outcome): string => {
  const kept = parts.filter(({ name }) => !RESULTS.includes(name as (typeof RESULTS)[number]));
  const setup = kept.map(({ name, words, body }) => `=== ${[name, ...words].join(' ')}\n${body}`).join('');
  const { statut, sortie, erreurs } = outcome;
  const marks = parts.find(({ name }) => name === 'sortie')?.words ?? [];
  const head = ['=== sortie', ...marks].join(' ');
  return `${title}\n\n${setup}=== statut\n${statut}\n${head}\n${emptied(sortie)}=== erreurs\n${emptied(erreurs)}`;
};

const isoDay = (zone?: string): string =>
  new Intl.DateTimeFormat('en-CA', zone ? { timeZone: zone } : {}).format(new Date());

/** « {{aujourdhui}} », « {{aujourdhui Pacific/Kiritimati}} » and « {{version}} » stand for what changes. */
const filled = (text: string): string =>
  text
    .replaceAll('{{version}}', manifest.version)
    .replaceAll(/\{\{aujourdhui(?: ([\w/+-]+))?\}\}/g, (_, zone) => frenchDay(isoDay(zone)));

const emptied = (text: string): string =>
  text.replaceAll(frenchDay(isoDay()), '{{aujourdhui}}').replaceAll(`"${manifest.version}"`, '"{{version}}"');

/** True when the scenario takes away a right that the superuser keeps. */
export const needsRights = ({ parts }: Scenario): boolean =>
  parts.some(({ name }) => name === 'droits') && process.getuid?.() === 0;

/** Makes the files of a scenario in a folder of its own, runs its command there, and gives what came out. */
export const play = async (scenario: Scenario): Promise<Outcome> => {
  const home = mkdtempSync(join(tmpdir(), 'ght-'));
  const folder = join(home, 'travail');
  mkdirSync(folder);
  try {
    for (const part of scenario.parts) SETUP[part.name]?.(folder, part);
    const outcome = await run(scenario.parts.find(({ name }) => name === 'commande')?.body ?? '', home, folder);
    return { ...outcome, sortie: excerpt(scenario, outcome.sortie) };
  } finally {
    for (const { name, words } of scenario.parts) if (name === 'droits') chmodSync(join(folder, words[0] ?? ''), 0o755);
    rmSync(home, { recursive: true, force: true });
  }
};

type Setup = (folder: string, part: Part) => void;

const write = (folder: string, path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};

const swapped = (bytes: Buffer): Buffer => bytes.swap16();

const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  cp1252: (text) => Buffer.from(text, 'latin1'),
  'utf-8-bom': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => swapped(Buffer.from(text, 'utf16le')),
  'utf-16le-bom': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be-bom': (text) => swapped(Buffer.from(`\ufeff${text}`, 'utf16le')),
};

/**
 * How a file is written: an encoding, « crlf », « nul » (each ␀ is a null), « tab » (each ⇥ is a tab), or a size in Mo.
 */
const written = (text: string, how: readonly string[]): string | Uint8Array => {
  const size = Number(/^(\d+)Mo$/.exec(how.find((word) => /^\d+Mo$/.test(word)) ?? '')?.[1] ?? 0) * 1_048_576;
  const long = text + `  ${'x'.repeat(97)}\n`.repeat(Math.max(0, Math.ceil((size - text.length) / 100)));
  const signs = long.replaceAll('␀', '\0').replaceAll('⇥', '\t');
  const ended = how.includes('crlf') ? signs.replaceAll('\n', '\r\n') : signs;
  const encode = how.map((word) => ENCODINGS[word]).find(Boolean);
  return encode ? encode(ended) : ended;
};

/** « === version v1 2026-06-15 »: the files so far, as a commit of that day under that tag. */
const commit = (folder: string, tag: string, day: string): void => {
  const [when, name] = [`${day}T09:00:00Z`, 'Direction des affaires juridiques'];
  const by = (role: string) => ({ [`GIT_${role}_NAME`]: name, [`GIT_${role}_EMAIL`]: 'daj@exemple.invalid' });
  const dates = { GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when };
  const own = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const env = { PATH: process.env['PATH'], ...by('AUTHOR'), ...by('COMMITTER'), ...dates, ...own };
  const git = (...words: readonly string[]) => execFileSync('git', words, { cwd: folder, env, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', `--message=${tag}`);
  git('tag', tag);
};

const SETUP: Readonly<Record<string, Setup>> = {
  copie: (folder, { words: [from = '', to = '.'] }) => cpSync(join(ROOT, from), join(folder, to), { recursive: true }),
  fichier: (folder, { words: [path = '', ...how], body }) => write(folder, path, written(body, how)),
  dossier: (folder, { words: [path = ''] }) => {
    mkdirSync(join(folder, path), { recursive: true });
  },
  version: (folder, { words: [tag = '', day = '2026-01-01'] }) => commit(folder, tag, day),
  lien: (folder, { words: [path = '', target = ''] }) => symlinkSync(target, join(folder, path)),
  droits: (folder, { words: [path = '', mode = '0'] }) => chmodSync(join(folder, path), Number.parseInt(mode, 8)),
};

/** Nothing of the machine's own settings reaches the command: neither CI, nor colours, nor a time zone. */
const run = (command: string, home: string, folder: string): Promise<Outcome> => {
  const bin = join(home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'ght'), `#!/bin/sh\nexec '${process.execPath}' '${ROOT}/dist/ght.cjs' "$@"\n`, {
    mode: 0o755,
  });
  const env = { PATH: `${bin}:${process.env['PATH']}`, HOME: home };
  const child = spawn('sh', ['-c', command], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { sortie: '', erreurs: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.sortie += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.erreurs += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => resolve({ statut: String(code ?? signal), ...texts }));
  });
};
