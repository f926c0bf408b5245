import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { tenYearsAfter } from './duree-dix-ans.js';

/** The day judged is after the term written, or, without one, after ten years from the latest date known. */
export const verifie: Verifie = ({ document, jour }) => {
  const day = (key: string) => {
    const value = at(document, `/convention_constitutive/${key}`);
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
  };
  const written = day('terme');
  const start = day('approuvee_le') ?? day('signee_le');
  const terme = written ?? (start === undefined ? undefined : tenYearsAfter(start));
  if (terme === undefined || jour <= terme) return [];
  const chemin = written === undefined ? '/convention_constitutive' : '/convention_constitutive/terme';
  return [{ chemin, vars: { terme } }];
};
