import { asText, at, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { plain } from '../../../core/words.js';

/** Words of a specialty that make one think of psychiatry or of rehabilitation, and of one that may be either. */
const BLOCK_GRANT = /\b(?:pedo)?psychiatr|\bssr\b|\bsoins? de suite|\breadaptation|\bmedecine physique|\bmpr\b/;
const EITHER = /\baddicto/;

/** A specialty whose name makes one think of the other regime; a person decides. */
export const verifie: Verifie = ({ document, appel }) => {
  const [specialite, regime] = [own(document, 'specialite'), own(document, 'regime')].map(asText);
  const words = plain(specialite ?? '');
  const likely = BLOCK_GRANT.test(words) ? 'psychiatrie_ssr' : 't2a';
  if (words === '' || regime === '' || regime === likely || (likely === 't2a' && EITHER.test(words))) return [];
  const name = (key = '') => asText(at(appel, `/financement/${key}/nom`));
  return [{ chemin: '/regime', vars: { specialite: specialite ?? '', ecrit: name(regime), autre: name(likely) } }];
};
