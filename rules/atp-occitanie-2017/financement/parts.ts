import { asText, at, isObject, own } from '../../../core/json.js';
import type { Verifie } from '../../../core/law/rule.js';
import { frenchNumber } from '../../../core/message.js';

const NAMES = {
  ars: "La part de l'ARS",
  chu: 'La part du CHU',
  ch: 'La part du centre hospitalier',
  ars_formation: "La part de l'ARS pour la formation",
  ars_coordination_chu: "La part de l'ARS pour la coordination au CHU",
  ars_coordination_ch: "La part de l'ARS pour la coordination au centre hospitalier",
};

/** Annual cost of the post: the number written, else the salary of the call. */
export const costOf = ({ document, appel }: Parameters<Verifie>[0]): number =>
  [own(document, 'cout'), own(appel, 'salaire')].find((one) => typeof one === 'number') ?? 0;

/** Each share at its rate of the cost, for the regime written; none while it is unknown. */
export const sharesOf = (facts: Parameters<Verifie>[0]) => {
  const regime = at(facts.appel, `/financement/${asText(own(facts.document, 'regime')) || '?'}`);
  const rates = [own(regime, 'parts'), own(regime, 'detail')].flatMap((all) =>
    isObject(all) ? Object.entries(all) : [],
  );
  return rates.map(([cle, rate]) => {
    const exact = Math.round(costOf(facts) * Number(rate) * 100) / 100;
    const rounded = [...new Set([Math.floor(exact), Math.ceil(exact)])].map((one) => frenchNumber(one, '€'));
    const vars = { cle, taux: frenchNumber(Math.round(Number(rate) * 100), '%'), attendue: frenchNumber(exact, '€') };
    return { ...vars, exact, part: NAMES[cle as keyof typeof NAMES], arrondis: rounded.join(' ou ') };
  });
};

/** Shares written that are a euro or more away from their rate of the cost. */
export const verifie: Verifie = (facts) =>
  sharesOf(facts).flatMap(({ exact, ...vars }) => {
    const written = at(facts.document, `/financement/${vars.cle}`);
    if (typeof written !== 'number' || Math.abs(written - exact) < 1) return [];
    const amounts = { ecrite: frenchNumber(written, '€'), cout: frenchNumber(costOf(facts), '€') };
    return [{ chemin: `/financement/${vars.cle}`, vars: { ...vars, ...amounts } }];
  });
