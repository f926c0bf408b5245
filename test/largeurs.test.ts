import { describe, expect, it } from 'vitest';
import { widthOf } from '../core/draw/measure.js';
import { sharesOf } from '../core/emit/shares.js';

const ROOM = 48;
const PADDING = 1.2;

/** Room for text of each column, in sizes of the type. */
const roomsOf = (columns: readonly (readonly string[])[]): readonly number[] => {
  const shares = sharesOf(columns, ROOM, PADDING);
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => (share / sum) * ROOM - PADDING);
};

const INDICATOR = 'Habitants à plus de trente minutes d’un secours médical, par bassin de vie';
const INSTANCE = 'Commission des soins infirmiers, de rééducation et médico-techniques — CH de Rochebrune';

describe('largeurs des colonnes d’un tableau', () => {
  it('donne la place aux phrases, et à un nombre ce qu’il lui faut', () => {
    const [number = 0, indicator = 0, value = 0] = roomsOf([
      ['N°', '1', '2'],
      ['Indicateur', INDICATOR, INDICATOR],
      ['Valeur 2021', '27 900', '9 h 40'],
      ['Producteur', 'SAMU', 'DIM de territoire'],
    ]);
    expect(indicator).toBeGreaterThan(3 * number);
    expect(indicator).toBeGreaterThan(2 * value);
  });

  it('tient une date, un sigle, un nom court sur une ligne', () => {
    const [, date = 0] = roomsOf([
      ['Instance', INSTANCE, INSTANCE],
      ['Date', '11 septembre 2022', '2 mai 2022'],
      ['Avis', 'Favorable', 'Favorable avec réserves'],
      ['Observations', '', `${INDICATOR} ; ${INDICATOR}`],
    ]);
    expect(date).toBeGreaterThanOrEqual(widthOf('11 septembre 2022', 1));
  });

  it('ne coupe aucun mot tant que tous tiennent', () => {
    const words = ['Établissement', 'anesthésie-réanimation', 'ambulatoires', 'urgences', 'Particularité'];
    const rooms = roomsOf(words.map((word) => [word, `${word} et ${word} encore`]));
    for (const [i, word] of words.entries()) {
      const longest = Math.max(...word.split(/(?<=-)/).map((part) => widthOf(part, 1)));
      expect(rooms[i] ?? 0, word).toBeGreaterThanOrEqual(longest);
    }
  });

  it('reste au plus simple quand rien ne tient, quand rien n’est dit, quand tout est dit deux fois', () => {
    const many = Array.from({ length: 40 }, () => ['anticonstitutionnellement']);
    expect(new Set(sharesOf(many, ROOM, PADDING)).size).toBe(1);
    expect(sharesOf([[''], ['']], ROOM, PADDING).every((share) => share > 0)).toBe(true);
    const [one = 0, other = 1] = sharesOf([[INSTANCE], [INSTANCE]], ROOM, PADDING);
    expect(Math.abs(one - other)).toBeLessThan(ROOM / 10);
  });
});
