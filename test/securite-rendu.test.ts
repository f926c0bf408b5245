import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { compile } from '../core/law/compile.js';
import { type Den, den, type Ran } from './hostile.js';
import { PNG, UNFIT } from './samples/pieces.js';
import { textOf } from './world.js';

const dens: Den[] = [];
const made = (): Den => {
  const one = den();
  dens.push(one);
  return one;
};
afterAll(() => {
  for (const one of dens) one.gone();
});

/** A sentence of ght, and neither a fault nor an end by force. */
const refusedOrDone = ({ status, err }: Ran): void => {
  expect([0, 1, 2], err).toContain(status);
  expect(err).not.toMatch(/panne|^\s+at /m);
};

const CHECKSUM = 4;
/** The same picture, another width in its head, whose sum is made right again. */
const widened = (): Buffer => {
  const crc = (bytes: Buffer): number => {
    let sum = -1;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
    }
    return ~sum >>> 0;
  };
  const huge = Buffer.from(PNG);
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  huge.writeUInt32BE(crc(huge.subarray(12, 33 - CHECKSUM)), 33 - CHECKSUM);
  return huge;
};

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><image href="file:///etc/passwd"/></svg>';

/** Bytes that are no picture to set, under the name of one. */
const PICTURES: Readonly<Record<string, Uint8Array | string>> = {
  'of sixty thousand points a side': widened(),
  'cut short': PNG.subarray(0, 40),
  'that is an SVG with a script and a link': SVG,
  'that is a heap of zeros': deflateSync(Buffer.alloc(1_000_000)),
};

describe('a picture', () => {
  it.each(Object.entries(PICTURES))('is not set when it is one %s', async (_, bytes) => {
    const here = made();
    here.put('image.png', bytes);
    const head = '---\ntype: pmp\nstatut: projet\ndate: 2016-09-01\n---\n# Projet\n\n## Objectifs médicaux\n\n';
    here.put('pmp.md', `${head}![Plan](image.png)\n`);
    const ran = await here.ght('render', 'pmp.md', '--format', 'docx,pdf,html,md');
    refusedOrDone(ran);
    expect((await here.ght('check', 'pmp.md')).out).toContain('image.png');
  });

  it.each(Object.entries(PICTURES))('is no logo when it is one %s', async (_, bytes) => {
    const here = made();
    here.put('logo.png', bytes);
    here.put('ght.yaml', `${textOf('test/scenarios/_groupement/ght.yaml')}charte:\n  logo: logo.png\n`);
    const ran = await here.ght('render', 'pmp.yaml');
    expect(ran.status, ran.err).toBe(2);
    expect(ran.err).toContain('logo.png');
    expect(existsSync(join(here.folder, 'dossier'))).toBe(false);
  });
});

describe('a font of the charte', () => {
  const GARBAGE = Buffer.concat([Buffer.from([0, 1, 0, 0, 0xff, 0xff]), Buffer.alloc(5000, 0xff)]);

  it('is refused in a sentence when its tables lead nowhere', async () => {
    const here = made();
    for (const name of ['regular', 'bold', 'italic', 'bold-italic']) here.put(`police/${name}.ttf`, GARBAGE);
    here.put('ght.yaml', `${textOf('test/scenarios/_groupement/ght.yaml')}charte:\n  police: police\n`);
    const ran = await here.ght('render', 'pmp.yaml');
    expect(ran.status, ran.err).toBe(2);
    refusedOrDone(ran);
  });
});

describe('a piece of a dossier', () => {
  it.each(Object.entries(UNFIT))('is refused in a sentence when it is a PDF %s', async (_, [, make]) => {
    const here = made();
    here.put('piece.pdf', await make());
    const text = textOf('test/scenarios/_groupement/pmp.yaml');
    here.put('pmp.yaml', `${text}pieces:\n  - { id: piece, titre: Une pièce, fichier: piece.pdf }\n`);
    const ran = await here.ght('render', '--dossier', 'pmp.yaml');
    refusedOrDone(ran);
    expect(ran.status).not.toBe(0);
    expect(existsSync(join(here.folder, 'dossier/pmp-dossier.pdf'))).toBe(false);
  });
});

describe('a template of the groupement', () => {
  it('may loop within a loop without end: it is stopped, and said', async () => {
    const here = made();
    const loops = 12;
    here.put(
      'gabarits/pmp/gabarit.md.hbs',
      `# Projet\n\n${'{{#each @root.fiche}}'.repeat(loops)}a${'{{/each}}'.repeat(loops)}\n`,
    );
    const ran = await here.ght('render', 'pmp.yaml', '--format', 'md');
    expect(ran.status, ran.err).toBe(2);
    expect(ran.err).toContain('boucles');
  });
});

describe('a demand', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('may not ask for %s', (word) => {
    const odd = JSON.parse(`{ "properties": { "a": { "${word}": { "type": "string" } } } }`);
    expect(() => compile(odd)).toThrow(`unknown keyword: "${word}"`);
    expect(() => compile({ properties: JSON.parse(`{ "${word}": { "type": "string" } }`) })).not.toThrow();
    expect(() => compile({ const: JSON.parse(`{ "${word}": 1 }`) })).not.toThrow();
  });
});
