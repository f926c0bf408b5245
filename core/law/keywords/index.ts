import { apres, avant, date_complete, duree_max } from './dates.js';
import { avis_de, compte, etablissement } from './etablissement.js';
import type { Keyword } from './keyword.js';
import { mentionne } from './mentionne.js';
import { cle_finess } from './numeros.js';
import { renseigne } from './renseigne.js';
import { unique_par } from './unique.js';

/** The closed set of domain keywords, by the name that rules write. */
export const KEYWORDS: Readonly<Record<string, Keyword>> = {
  apres,
  avant,
  avis_de,
  cle_finess,
  compte,
  date_complete,
  duree_max,
  etablissement,
  mentionne,
  renseigne,
  unique_par,
};
