import type { RootContent } from 'mdast';
import { asText, type Json, list, own } from '../json.js';
import type { Setting } from './layout.js';
import { table } from './nodes.js';

/** Short name of an établissement, else its name, else what was written. */
export const shortName = (setting: Setting, id: string): string => {
  const found = setting.directory(id);
  return found?.sigle ?? found?.nom ?? id;
};

/** Parties to a convention, as the fiche describes them: in the order of the document, else those of the groupement. */
export const partiesTable = (setting: Setting): readonly RootContent[] => {
  const named = list(own(setting.data, 'parties')).map(asText);
  const records = list(own(setting.fiche, 'etablissements'));
  const kept =
    named.length > 0
      ? named.flatMap((id) => records.find((record) => own(record, 'id') === id) ?? [])
      : records.filter((record) => own(record, 'statut') === 'partie');
  if (kept.length === 0) return [];
  const rows = kept.map((record) => ['nom', 'commune', 'finess'].map((key) => asText(own(record, key)) || '—'));
  const summary = 'Une ligne par établissement : nom, commune, numéro FINESS.';
  return [table(['Établissement', 'Commune', 'FINESS'], rows, { widths: [0.56, 0.26, 0.18], summary })];
};

const longName = (setting: Setting, id: Json): string => setting.directory(asText(id))?.nom ?? asText(id);

/** Block of signatures, from the signatories of the document. */
export const signaturesOf = (setting: Setting): readonly RootContent[] => {
  const signatories = list(own(setting.data, 'signataires')).map((entry) => {
    const place = own(entry, 'etablissement');
    const others = list(own(entry, 'pour_le_compte_de')).map((one) => longName(setting, one));
    const organisation = [
      ...(place === undefined ? [] : [longName(setting, place)]),
      ...(others.length > 0 ? [`pour le compte de : ${others.join(', ')}`] : []),
    ].join(', ');
    return { role: asText(own(entry, 'fonction')), ...(organisation === '' ? {} : { organisation }) };
  });
  return signatories.length === 0 ? [] : [{ type: 'signatures', place: '', signatories }];
};
