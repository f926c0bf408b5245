import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byLabel } from '../core/parse/labels.js';
import { proseCutter } from '../core/parse/notes.js';
import { runs } from './reading.js';

/** The piece of a text between two marks « ⟦ » and « ⟧ », cut with its definitions. */
const cut = (marked: string): string => {
  const text = marked.replace('⟦', '').replace('⟧', '');
  return proseCutter(text).cut(marked.indexOf('⟦'), marked.indexOf('⟧') - 1);
};

describe('notes and link targets', () => {
  it('go with the piece that calls them, and with no other', () => {
    expect(cut('⟦Un[^1].⟧\n\nDeux[^2].\n\n[^1]: A\n[^2]: B\n')).toBe('Un[^1].\n\n[^1]: A');
    expect(cut('Un[^1].\n\n⟦Deux[^2].\n\n[^1]: A\n[^2]: B\n⟧')).toBe('Deux[^2].\n\n[^2]: B');
    expect(cut('⟦Voir [le site][s] et [S].⟧\n\n[s]: https://exemple.fr "Le site"\n')).toBe(
      'Voir [le site][s] et [S].\n\n[s]: https://exemple.fr "Le site"',
    );
  });

  it('take all their lines: wrapped, indented, after a blank line', () => {
    const note = '[^1]: Première ligne\nligne de suite\n\n    autre paragraphe\n    et sa suite';
    expect(cut(`⟦Un[^1].⟧\n\n${note}\n\nFin.\n`)).toBe(`Un[^1].\n\n${note}`);
    expect(cut(`Un[^1].\n\n⟦${note}\n\nFin.⟧\n`)).toBe('Fin.');
  });

  it.each(['# Titre', '- liste', '1. liste', '> citation', '```', '***', '[^2]: note', '<div>'])(
    'stop at a line that begins another block: %s',
    (line) => {
      expect(cut(`⟦Un[^1].⟧\n\n[^1]: Note\n${line}\n`)).toBe('Un[^1].\n\n[^1]: Note');
    },
  );

  it('bring the notes that they call themselves, once each', () => {
    expect(cut('⟦Un[^1].⟧\n\n[^1]: voir[^2]\n\n[^2]: voir[^1]\n')).toBe('Un[^1].\n\n[^1]: voir[^2]\n\n[^2]: voir[^1]');
  });

  it('are those of the section itself where two have the same name', () => {
    const text = 'A[^1].\n\n[^1]: de A\n\n⟦B[^1].\n\n[^1]: de B⟧\n';
    expect(cut(text)).toBe('B[^1].\n\n[^1]: de B');
  });

  it('are compared without case', () => {
    expect(cut('⟦Un[^Note].⟧\n\n[^note]: A\n')).toBe('Un[^Note].\n\n[^note]: A');
  });

  it.each([
    ['que personne n’appelle', '[^1]: Une note orpheline.'],
    ['qui n’est appelée que par un titre', '# Titre[^1]\n\n[^1]: Une note de titre.'],
    ['qui n’en est pas une', 'Voir [Note].\n\n[Note]: ceci est une phrase.'],
    ['qui suit une ligne de texte', 'Voir [note] :\n[note]: ceci'],
    ['dans un bloc de code', 'Un[^1].\n\n```\n[^1]: du code\n```'],
    ['en retrait de quatre espaces', 'Un[^1].\n\n    [^1]: du code'],
  ])('stay in place: %s', (_, text) => {
    expect(proseCutter(text).cut(0, text.length)).toBe(text);
  });

  it('lose no word of any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('[^1]', '[^2]', '[^1]: ', '[^2]: ', '[x]: ', '[x]', '\n', '\n\n', '    ', '```\n', '# ', '- '),
      fc.stringMatching(/^[a-f]{1,4}$/),
    );
    const letters = (text: string) => [...text.replaceAll(/[^a-f]/g, '')].sort().join('');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join(' ').replaceAll(/(?<=\n) /g, '');
        expect(letters(proseCutter(text).cut(0, text.length))).toBe(letters(text));
      }),
      runs(3000),
    );
  });

  it('are found in a long text made to be slow', () => {
    const hostile = `${'[^a]: x\n'.repeat(3000)}${'[^b]:\n\n\n\n'.repeat(3000)}${'[c]: <'.repeat(3000)}${' '.repeat(50_000)}]:`;
    expect(proseCutter(hostile).cut(0, hostile.length).length).toBeGreaterThan(50_000);
  });
});

describe('texts by établissement', () => {
  it.each([
    ['un tableau', '| Établissement | Organisation |\n|---|---|\n| CH A | Un. |\n| CH de l’Île | **Deux**. |'],
    ['une liste', '- **CH A** : Un.\n- **CH de l’Île :** **Deux**.'],
    ['une liste numérotée', '1. **CH A** — Un.\n2. __CH de l’Île__ **Deux**.'],
    ['des paragraphes', '**CH A.** Un.\n\n**CH de l’Île** – **Deux**.'],
    ['des noms décomposés', `* **CH A** : Un.\n* **${'CH de l’Île'.normalize('NFD')}** : **Deux**.`],
  ])('are read from %s', (_, prose) => {
    const found = byLabel(prose).map(([label, text]) => [label.normalize('NFC').replace(/\.$/, ''), text]);
    expect(found).toEqual([
      ['CH A', 'Un.'],
      ['CH de l’Île', '**Deux**.'],
    ]);
  });

  it('keep lists within an item, and paragraphs', () => {
    expect(byLabel('- **CH A** :\n  - un\n    - deux\n  - trois\n\n  Fin.\n')).toEqual([
      ['CH A', '- un\n  - deux\n- trois\n\nFin.'],
    ]);
  });

  it('name the columns after the second', () => {
    const prose = '| Site | Offre | Échéance |\n|---|---|---|\n| CH A | Un | 2024 |\n| CH B | Deux | |';
    expect(byLabel(prose)).toEqual([
      ['CH A', 'Offre : Un\n\nÉchéance : 2024'],
      ['CH B', 'Offre : Deux'],
    ]);
  });

  it('give with an empty label what has none: a paragraph, a list, a quote', () => {
    const prose = 'Un principe.\n\n- sans nom\n  - dessous\n\n> cité\n\n- **CH A** : x';
    expect(byLabel(prose)).toEqual([
      ['', 'Un principe.'],
      ['', 'sans nom\n- dessous'],
      ['', '> cité'],
      ['CH A', 'x'],
    ]);
  });

  it('carry the notes that each of them calls', () => {
    const prose = '| É | O |\n|---|---|\n| CH A | Un[^1]. |\n| CH B | Deux[^2]. |\n\n[^1]: A\n\n[^2]: B';
    expect(byLabel(prose)).toEqual([
      ['CH A', 'Un[^1].\n\n[^1]: A'],
      ['CH B', 'Deux[^2].\n\n[^2]: B'],
    ]);
  });
});
