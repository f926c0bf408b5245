import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { emitDocx, faultsOfDocx } from '../core/emit/docx/index.js';
import { runs } from './reading.js';
import { sampleComposed } from './samples/composed.js';

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await emitDocx(sampleComposed(), { fonts: [{ name: 'Source Sans 3', data: new Uint8Array(400) }] });
});

const without = (path: string): Uint8Array => {
  const { [path]: removed, ...others } = unzipSync(bytes);
  if (!removed) throw new Error(`no ${path}`);
  return zipSync(others);
};

/** The same file, one text of one part put in place of another. */
const changed = (path: string, from: string | RegExp, to: string): Uint8Array => {
  const files = unzipSync(bytes);
  const xml = strFromU8(files[path] ?? new Uint8Array());
  const edited = xml.replace(from, to);
  if (edited === xml) throw new Error(`nothing to change in ${path}`);
  return zipSync({ ...files, [path]: strToU8(edited) });
};

const DOCUMENT = 'word/document.xml';
const drawing = (descr: string) =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"${descr}/></wp:inline></w:drawing></w:r></w:p><w:sectPr`;

const DAMAGES: Readonly<Record<string, readonly [damage: () => Uint8Array, said: RegExp]>> = {
  'un fichier coupé': [() => bytes.slice(0, 5000), /ne peut pas être relu/],
  'un fichier vide': [() => new Uint8Array(), /ne peut pas être relu/],
  'une partie retirée, styles': [() => without('word/styles.xml'), /word\/styles\.xml/],
  'une partie retirée, notes': [() => without('word/footnotes.xml'), /word\/footnotes\.xml/],
  'une partie retirée, document': [() => without(DOCUMENT), /ne mène à aucun document/],
  'une partie retirée, police': [() => without('word/fonts/font1.odttf'), /font1\.odttf » ?, qui manque/],
  'les types retirés': [() => without('[Content_Types].xml'), /Content_Types/],
  'les relations retirées': [() => without('word/_rels/document.xml.rels'), /emploie la relation « rId\d+ »/],
  'un type retiré': [
    () => changed('[Content_Types].xml', /<Default [^>]*Extension="odttf"\/>/, ''),
    /« word\/fonts\/font1\.odttf » n’a pas de type/,
  ],
  'une balise ouverte': [() => changed(DOCUMENT, '</w:p>', ''), /word\/document\.xml » n’est pas du XML bien formé/],
  'un préfixe inconnu': [() => changed(DOCUMENT, '<w:p>', '<x:y/><w:p>'), /n’est pas du XML bien formé/],
  'un caractère interdit': [() => changed('word/styles.xml', '<w:name', '\u0001<w:name'), /XML bien formé/],
  'une relation cassée': [
    () => changed('word/_rels/document.xml.rels', 'Target="header1.xml"', 'Target="header9.xml"'),
    /« word\/document\.xml » renvoie à « word\/header9\.xml »/,
  ],
  'une relation inconnue': [() => changed(DOCUMENT, /r:id="rId\d+"/, 'r:id="rId999"'), /« rId999 », inconnue/],
  'un style inconnu': [() => changed(DOCUMENT, '"Heading1"', '"Heading12"'), /le style « Heading12 »/],
  'une liste inconnue': [() => changed(DOCUMENT, /<w:numId w:val="\d+"/, '<w:numId w:val="999"'), /la liste « 999 »/],
  'un modèle de liste inconnu': [
    () => changed('word/numbering.xml', /<w:abstractNumId w:val="\d+"/, '<w:abstractNumId w:val="999"'),
    /le modèle de liste « 999 »/,
  ],
  'une note inconnue': [
    () => changed(DOCUMENT, '<w:footnoteReference w:id="1"', '<w:footnoteReference w:id="9"'),
    /la note « 9 »/,
  ],
  'un signet inconnu': [() => changed(DOCUMENT, /w:anchor="[^"]*"/, 'w:anchor="perdu"'), /le signet « perdu »/],
  'un champ perdu': [
    () => changed(DOCUMENT, /PAGEREF _Toc\d+/, 'PAGEREF perdu'),
    /Un champ renvoie au signet « perdu »/,
  ],
  'un signet en double': [
    () => changed(DOCUMENT, 'w:name="_Toc000000002"', 'w:name="_Toc000000001"'),
    /même identifiant : le signet « _Toc000000001 »/,
  ],
  'un identifiant en double': [
    () => changed(DOCUMENT, /(<w:bookmarkStart [^>]*)w:id="2"/, '$1w:id="1"'),
    /même identifiant : le début de signet « 1 »/,
  ],
  'une image en double': [
    () => changed(DOCUMENT, '<w:sectPr', drawing(' descr="a"').replace('<w:sectPr', drawing(' descr="b"'))),
    /même identifiant : l’image « 1 »/,
  ],
  'une image muette': [() => changed(DOCUMENT, /<w:sectPr/, drawing('')), /texte de remplacement/],
  'un titre vide': [() => changed('docProps/core.xml', /<dc:title>[^<]*/, '<dc:title> '), /pas de titre/],
  'une langue absente': [() => changed('word/styles.xml', /<w:lang [^>]*>/g, ''), /pas de langue/],
  'un reste de gabarit': [() => changed(DOCUMENT, 'Objectifs médicaux', '{{titre}}'), /garde « {{ »/],
  'une marque de gabarit': [() => changed(DOCUMENT, 'Objectifs médicaux', '\uE0003\uE001'), /marque de gabarit/],
};

describe('le contrôle du fichier Word', () => {
  it('ne dit rien d’un fichier sain', () => {
    expect(faultsOfDocx(bytes)).toEqual([]);
  });

  it.each(Object.keys(DAMAGES))('voit %s', (name) => {
    const [damage, said] = DAMAGES[name] ?? [];
    expect(faultsOfDocx(damage?.() ?? bytes).join('\n')).toMatch(said ?? /^$/);
  });

  it('laisse les accolades que la source contient', () => {
    const braces = changed(DOCUMENT, 'Objectifs médicaux', '{{titre}}');
    expect(faultsOfDocx(braces, { braces: true })).toEqual([]);
  });

  it('laisse une image décrite, ou de pur ornement', () => {
    expect(faultsOfDocx(changed(DOCUMENT, '<w:sectPr', drawing(' descr="Carte"')))).toEqual([]);
    const ornament = '<wp:docPr id="1" name="a"><adec:decorative xmlns:adec="urn:ornement" val="1"/></wp:docPr>';
    const bare = drawing('').replace(/<wp:docPr[^>]*>/, ornament);
    expect(faultsOfDocx(changed(DOCUMENT, '<w:sectPr', bare))).toEqual([]);
  });

  it('répond sur n’importe quels octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => faultsOfDocx(noise).length > 0),
      runs(100),
    );
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const broken = bytes.slice();
        broken[at] = value;
        return Array.isArray(faultsOfDocx(broken));
      }),
      runs(20),
    );
  });
});
