import { asText, type Json, list, own } from '../../../core/json.js';
import type { Dossier, Facts, Failure, Verifie } from '../../../core/law/law.js';

/** Conventions of the dossier with an établissement that is not a party. */
export const conventionsIn = ({ documents }: Dossier) =>
  documents.filter(({ type }) => type === 'convention-association' || type === 'convention-partenariat');

export type Owed = (record: Json, fiche: Json) => boolean;

/** The CHU of reference, unless it is itself the support: nobody concludes with oneself. */
export const isChu: Owed = (one, fiche) =>
  own(one, 'id') === own(fiche, 'chu_reference') && own(one, 'id') !== own(fiche, 'etablissement_support');

export const isPartner: Owed = (one) => own(one, 'statut') === 'partenaire';

/** Établissements of the fiche with which no convention of the dossier is concluded; none when the dossier has none, or is not whole. */
export const withoutConvention = ({ fiche, dossier }: Facts, owed: Owed): readonly Failure[] => {
  const known = conventionsIn(dossier);
  if (!dossier.complet || known.length === 0) return [];
  const named = new Set(known.flatMap(({ data }) => [own(data, 'associe'), own(data, 'partenaire')]));
  return list(own(fiche, 'etablissements')).flatMap((one, i) =>
    owed(one, fiche) && !named.has(own(one, 'id'))
      ? [{ chemin: `/etablissements/${i}`, vars: { nom: asText(own(one, 'nom')) } }]
      : [],
  );
};

/** A whole dossier without any convention, though the law wants some. */
export const verifie: Verifie = ({ fiche, dossier }) => {
  const owed = list(own(fiche, 'etablissements')).filter((one) => isChu(one, fiche) || isPartner(one, fiche));
  if (!dossier.complet || owed.length === 0 || conventionsIn(dossier).length > 0) return [];
  const chemin = owed.some((one) => isChu(one, fiche)) ? '/chu_reference' : '/etablissements';
  return [{ chemin, vars: { noms: owed.map((one) => asText(own(one, 'nom'))).join(', ') } }];
};
