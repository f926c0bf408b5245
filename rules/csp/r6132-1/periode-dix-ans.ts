import { at } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { ecart } from './duree-dix-ans.js';

/** The last day is ten years after the first; without a first day, after the signature or the approval. */
export const verifie: Verifie = ({ document }) => {
  const debut = at(document, '/periode/debut');
  const starts =
    debut === undefined ? ['/signee_le', '/approbation/approuve_le'].map((one) => at(document, one)) : [debut];
  const vars = ecart(starts, at(document, '/periode/fin'));
  return vars ? [{ chemin: '/periode/fin', vars }] : [];
};
