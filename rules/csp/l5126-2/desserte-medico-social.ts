import type { Verifie } from '../../../core/law/rule.js';
import { unserved } from './desserte.js';

/** Public social-care establishments without a pharmacy that the pharmacy project leaves out. */
export const verifie: Verifie = ({ document, fiche }) =>
  unserved(document, fiche, ({ categorie, statut }) => categorie === 'esms_public' && statut === 'partie');
