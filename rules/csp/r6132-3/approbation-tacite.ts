import { monthsAfter } from '../../../core/days.js';
import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A tacit approval is born two months after the reception, not before. */
export const verifie: Verifie = ({ document }) => {
  const [recu, approuve] = [at(document, '/approbation/recu_le'), at(document, '/approbation/approuve_le')];
  if (at(document, '/approbation/tacite') !== true || !isDay(recu) || !isDay(approuve)) return [];
  const terme = monthsAfter(recu, 2);
  if (approuve >= terme) return [];
  const vars = { recu, approuve, terme };
  return [{ chemin: '/approbation/approuve_le', vars }];
};

const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value);
