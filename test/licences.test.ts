import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from './world.js';

/** Licences that a hospital may take without asking: no duty beyond keeping the notice. */
const ALLOWED: Readonly<Record<string, string>> = {
  MIT: 'permissive',
  ISC: 'permissive',
  'BSD-2-Clause': 'permissive',
  'BSD-3-Clause': 'permissive',
  'Apache-2.0': 'permissive, avec concession de brevets',
  '0BSD': 'permissive, sans condition',
  'BlueOak-1.0.0': 'permissive',
  'CC0-1.0': 'domaine public',
  Zlib: 'permissive',
  'PSF-2.0': 'permissive (licence de Python)',
  'OFL-1.1': 'libre, pour les polices : elles ne se vendent pas seules',
};

/** Where a package for another kind of machine is not here to be read, its family has one licence. */
const FAMILIES: Readonly<Record<string, string>> = { '@myriaddreamin/typst-ts-node-compiler-': 'Apache-2.0' };

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Packages that a user of ght receives, those of their packages included. */
const received = (): readonly Package[] => {
  const { packages } = JSON.parse(textOf('package-lock.json')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const kept = Object.entries(packages).filter(([path, one]) => path !== '' && !one.dev && !one.devOptional);
  const read = kept.map(([path, { version, license }]): Package => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const family = Object.entries(FAMILIES).find(([begins]) => name.startsWith(begins))?.[1];
    return { name, version, licence: stated(path) ?? license ?? family ?? '' };
  });
  const different = new Map(read.map((one) => [`${one.name} ${one.version}`, one]));
  return [...different].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
};

/** How a package states its licence: today, and as it was done long ago. */
interface Stated {
  readonly license?: string;
  readonly licenses?: readonly { readonly type: string }[];
}

/** What the package that is installed says itself. */
const stated = (path: string): string | undefined => {
  const manifest = join(ROOT, path, 'package.json');
  if (!existsSync(manifest)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(manifest, 'utf8')) as Stated;
  return license ?? licenses?.map(({ type }) => type).join(' OR ');
};

const idsOf = (licence: string): readonly string[] => licence.replaceAll(/[()]/g, '').split(/ (?:AND|OR|WITH) /);

const PAGE = 'docs/licences.md';

const pageOf = (packages: readonly Package[]): string => {
  const used = [...new Set(packages.flatMap(({ licence }) => idsOf(licence)))].sort();
  return [
    '# Licences de ce que ght emploie',
    '',
    'ght est sous licence MIT. Voici tout ce qu’un poste reçoit avec lui, paquets des paquets compris, et sous quelle',
    'licence. Toutes sont permissives : elles n’obligent qu’à garder leur mention, que chaque paquet porte dans son',
    'dossier. Les outils qui servent seulement à écrire ght n’y sont pas : ils ne sont pas livrés.',
    '',
    'Cette page est tenue par `test/licences.test.ts`, qui échoue dès qu’elle n’est plus à jour ou qu’une licence n’est',
    'pas dans le premier tableau. Pour la refaire : `UPDATE=1 npx vitest run test/licences.test.ts`.',
    '',
    '| Licence | Ce qu’elle permet | Paquets |',
    '| --- | --- | ---: |',
    ...used.map(
      (id) =>
        `| ${id} | ${ALLOWED[id] ?? '?'} | ${packages.filter(({ licence }) => idsOf(licence).includes(id)).length} |`,
    ),
    '',
    '| Paquet | Version | Licence |',
    '| --- | --- | --- |',
    ...packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    '',
  ].join('\n');
};

describe('what a user of ght receives', () => {
  const packages = received();

  it('is under permissive licences only', () => {
    expect(packages.length).toBeGreaterThan(50);
    const foreign = packages.filter(({ licence }) => !idsOf(licence).every((id) => Object.hasOwn(ALLOWED, id)));
    expect(foreign.map(({ name, licence }) => `${name} : ${licence || 'sans licence'}`)).toEqual([]);
  });

  it('is listed, with its licence, on a page that is up to date', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(join(ROOT, PAGE), pageOf(packages));
    expect(textOf(PAGE), 'UPDATE=1 npx vitest run test/licences.test.ts').toBe(pageOf(packages));
  });
});
