import type { Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { survey as ofWord } from '../core/emit/docx/survey.js';
import { survey as ofHtml } from '../core/emit/html/survey.js';
import { survey as ofPdf } from '../core/emit/pdf/survey.js';
import { inside, slug } from '../core/emit/slug.js';

const title = 'Filière « Santé mentale » : l’été';
const body: Root = {
  type: 'root',
  children: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }],
};

describe('ancres des titres', () => {
  it('sont les mêmes dans chaque format, que le lien ait ses accents ou non', () => {
    const links = [
      '#filiere-sante-mentale-lete',
      '#filière-santé-mentale-lété',
      '#Fili%C3%A8re-sant%C3%A9-mentale-l%C3%A9t%C3%A9',
    ];
    for (const { anchors } of [ofPdf(body), ofWord(body), ofHtml(body)]) {
      expect([...anchors.keys()]).toEqual([slug(title)]);
      for (const link of links) expect(inside<unknown>(link, anchors), link).toBeDefined();
    }
  });

  it('ne prennent pas une adresse pour un lien du document, ni une suite de % pour une faute', () => {
    const anchors = new Map([
      ['', 1],
      ['a', 2],
    ]);
    expect(inside('https://exemple.invalid/#a', anchors)).toBeUndefined();
    expect(inside('', anchors)).toBeUndefined();
    expect(inside('#%', anchors)).toBe(1);
  });
});
