import { at, own } from '../../../core/json.js';
import { isDay } from '../../../core/law/formats.js';
import type { Verifie } from '../../../core/law/rule.js';
import { tenYearsAfter } from './duree-dix-ans.js';

/** An amendment signed after the last day of the convention it amends. */
export const verifie: Verifie = ({ document, fiche }) => {
  const convention = own(document, 'convention');
  const [signed, start] = [day(own(document, 'signee_le')), day(own(convention, 'signee_le'))];
  if (signed === undefined || start === undefined) return [];
  const same = at(fiche, '/convention_constitutive/signee_le') === start;
  const written = same ? day(at(fiche, '/convention_constitutive/terme')) : undefined;
  const latest = [start, day(own(convention, 'approuvee_le')) ?? start].sort().at(-1) ?? start;
  const terme = written ?? tenYearsAfter(latest);
  return signed > terme ? [{ chemin: '/signee_le', vars: { terme } }] : [];
};

const day = (value: unknown): string | undefined => (typeof value === 'string' && isDay(value) ? value : undefined);
