import { asText, list, own } from '../../../core/json.js';
import type { Facts, Verifie } from '../../../core/law/law.js';
import { directoryOf } from '../../../core/model/fiche.js';
import { cocontractant } from './parties-completes.js';

/** Parties whose signature another rule asks for. */
const askedElsewhere = (facts: Facts): readonly string[] => {
  const psychiatrie = own(facts.document, 'association') === 'psychiatrie';
  const support = psychiatrie ? [] : [asText(own(facts.fiche, 'etablissement_support'))];
  return [cocontractant(facts), ...support];
};

/** Each party signs, or another signs for it. */
export const verifie: Verifie = (facts) => {
  const signers = list(own(facts.document, 'signataires')).flatMap((one) => [
    own(one, 'etablissement'),
    ...list(own(one, 'pour_le_compte_de')),
  ]);
  const bound = [...signers, ...askedElsewhere(facts)];
  return list(own(facts.document, 'parties')).flatMap((id, i) =>
    bound.includes(id)
      ? []
      : [{ chemin: `/parties/${i}`, vars: { nom: directoryOf(facts.fiche)(asText(id))?.nom ?? id } }],
  );
};
