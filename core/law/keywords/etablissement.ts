import { isArray, isObject, type Json, list, own } from '../../json.js';
import { etablissementsOf } from '../../model/fiche.js';
import { fails, type Keyword, OK } from './keyword.js';

/** True when a record of the fiche has one of the values asked for under each filter named. */
const matches = (record: unknown, filters: Json): boolean =>
  (['statut', 'categorie'] as const).every((key) => {
    const wanted = own(filters, key);
    return !isArray(wanted) || wanted.includes(own(record, key) ?? '');
  });

/** `etablissement: { statut, categorie }`: the value names an établissement of the fiche of that kind. */
export const etablissement: Keyword = (value, param, facts) => {
  const record = etablissementsOf(facts.fiche).find((entry) => entry.id === value);
  return record && matches(record, param) ? OK : fails({ etablissement: record?.nom ?? value });
};

/** `compte: { statut, categorie, min, max }`: how many établissements of the list are of that kind. */
export const compte: Keyword = (value, param) => {
  const number = isArray(value) ? value.filter((entry) => matches(entry, param)).length : 0;
  const [min, max] = [own(param, 'min') ?? 0, own(param, 'max') ?? Number.POSITIVE_INFINITY];
  return number >= Number(min) && number <= Number(max) ? OK : fails({ nombre: number });
};

/** `avis_de: { instance, statut, categorie }`: that instance, or one of these, of each such établissement spoke. */
export const avis_de: Keyword = (value, param, facts) => {
  const wanted = [own(param, 'instance') ?? ''].flat();
  const given = list(value).filter((entry) => wanted.includes(own(entry, 'instance') ?? ''));
  if (!isObject(param) || (!param['statut'] && !param['categorie'])) return given.length > 0 ? OK : fails();
  const owed = etablissementsOf(facts.fiche).filter((record) => matches(record, param));
  return owed
    .filter((record) => !given.some((entry) => own(entry, 'etablissement') === record.id))
    .map((record) => ({ chemin: '', vars: { etablissement: record.nom } }));
};
