import type { Citation, Diagnostic, Place } from '../diagnostic.js';
import { type Json, own } from '../json.js';
import { fill, type Names } from '../message.js';
import type { Model } from '../model/model.js';
import { plainUnder } from '../model/written.js';
import { plain } from '../words.js';
import type { Article, Facts, Failure, Law, ReadyRule, Rule } from './law.js';
import { inForce, kindOf, on, sourceOfRule, versionOn } from './law.js';
import { type Target, targetsOf } from './targets.js';

/** Place of a JSON pointer in another document of the run, by its path (the fiche by default). */
export type PlaceIn = (document: string | undefined, pointer: string) => Place | undefined;

/** Rules that concern a document of some type and are in force on a day. */
export const rulesFor = (law: Law, type: string, day: string, data: Json): readonly ReadyRule[] =>
  rulesAbout(law, type, data).filter((rule) => inForce(rule, day));

/** A region asks for the same rules for hundreds of documents. */
const asked = new WeakMap<Law['rules'], Map<string, readonly ReadyRule[]>>();

/**
 * Rules that speak of such a document, whatever the day; those of a call for projects, of what answers that call only.
 */
export const rulesAbout = (law: Law, type: string, data: Json): readonly ReadyRule[] => {
  const known = asked.get(law.rules) ?? new Map<string, readonly ReadyRule[]>();
  asked.set(law.rules, known);
  const [kind, appel] = [kindOf(type), own(data, 'appel')];
  const key = JSON.stringify([kind, appel ?? null]);
  const rules = known.get(key) ?? law.rules.filter((rule) => rule.concerne.includes(kind) && answers(law, rule, appel));
  known.set(key, rules);
  return rules;
};

const answers = (law: Law, rule: Rule, appel: Json | undefined): boolean => {
  const source = sourceOfRule(rule.id);
  return law.appels[source] === undefined || appel === source;
};

/** Judges a document by one rule. */
export const applyRule = (
  rule: ReadyRule,
  law: Law,
  model: Model,
  facts: Facts,
  placeIn: PlaceIn,
): readonly Diagnostic[] => {
  const targets = rule.whole ? targetsOf(model.data, '/') : targetsOf(model.data, rule.sur);
  return targets.flatMap((target) =>
    concerned(rule, target, facts)
      ? failuresOf(rule, target, facts).map((found) => ({
          ...report(rule, law, model, facts, target, found),
          ...related(found, placeIn),
        }))
      : [],
  );
};

/** The other places that a finding names; one that cannot be found is left out. */
const related = ({ ailleurs = [] }: Failure, placeIn: PlaceIn): Pick<Diagnostic, 'related'> => {
  const places = ailleurs.flatMap(({ document, chemin, dit }) => {
    const place = placeIn(document, chemin);
    return place ? [{ message: dit, place }] : [];
  });
  return places.length > 0 ? { related: places } : {};
};

const concerned = (rule: ReadyRule, target: Target, facts: Facts): boolean => {
  if (!rule.applies) return true;
  const { fiche, document, dossier } = facts;
  const view = { fiche, document, dossier, element: target.value ?? {}, ...target.names };
  return rule.applies(view as unknown as Json, facts);
};

/** A value that is not written is judged as an empty one. */
const failuresOf = (rule: ReadyRule, target: Target, facts: Facts): readonly Failure[] =>
  rule.judge(target.value ?? {}, facts);

const report = (
  rule: ReadyRule,
  law: Law,
  model: Model,
  facts: Facts,
  target: Target,
  failure: Failure,
): Diagnostic => {
  const article = law.articles[rule.article];
  const pointer = target.pointer + failure.chemin;
  const instance = on(rule.instance ?? article?.instance, facts.jour);
  const names = namesFor(target, failure, facts, model);
  return {
    rule: rule.id,
    level: on(rule.niveau, facts.jour) ?? 'conseil',
    outcome: rule.renvoi && article && refersTo(target.value, article) ? 'a_apprecier' : rule.reponse,
    message: fill(rule.constat, facts.jour, names),
    place: model.place(pointer),
    document: model.document.path,
    path: pointer,
    ...(rule.item ? { item: rule.item } : {}),
    ...(article ? { law: citationOf(rule, article, facts.jour) } : {}),
    fix: fill(rule.correction, facts.jour, names),
    ...(instance ? { instance } : {}),
  };
};

/** True when a text cites an article (« les membres mentionnés à l'article R. 6132-13 »). */
const refersTo = (value: Json | undefined, { article }: Article): boolean =>
  ` ${plainUnder(value)} `.includes(` ${plain(article.slice(article.indexOf('art.') + 4))} `);

/** Names for the message; a code rule points from the root, so its filière is found from its pointer. */
const namesFor = (target: Target, failure: Failure, facts: Facts, model: Model): Names => {
  const index = /^\/filieres\/(\d+)/.exec(target.pointer + failure.chemin)?.[1];
  const filiere = index === undefined ? undefined : targetsOf(model.data, `/filieres/${index}`)[0]?.value;
  const common = { fiche: facts.fiche, document: facts.document, jour: facts.jour, element: target.value ?? {} };
  return { ...common, ...(filiere === undefined ? {} : { filiere }), ...target.names, ...failure.vars };
};

/** Citation of a rule at the version of its article in force on a day. */
export const citationOf = (rule: ReadyRule, article: Article, day: string): Citation => {
  const version = versionOn(article, day);
  const number = rule.item ? on(article.items[rule.item]?.numero, day) : undefined;
  const point = on(rule.point, day) ?? (number ? `I, ${number}` : undefined);
  return {
    article: point ? `${article.article}, ${point}` : article.article,
    ...(version ? { version: version.nom, since: version.depuis, lecture: version.lecture } : {}),
  };
};
