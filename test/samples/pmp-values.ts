import fc from 'fast-check';
import type { Json, JsonObject } from '../../core/json.js';
import type { Declined, Pmp } from './forms.js';

/** Names of établissements of the Val-de-Brume fiche, and one that it does not know. */
const NAMES = ['CH de Valombre', 'ch-rochebrune', 'Centre hospitalier de Hauterive', 'EPSM Les Tilleuls', 'CH inconnu'];

const WORDS =
  'filière patient équipe médecin garde astreinte accueil lit consultation site projet année délai objectif Île cœur ' +
  'préadmission territoire recours à domicile 2023 12 % d’ici télémédecine';
const word = fc.constantFrom(...WORDS.split(' '));
const line = fc.array(word, { minLength: 2, maxLength: 9 }).map((words) => `${words.join(' ')}.`);

/** Prose without headings: paragraphs, a list, a table, a fence, a note; or nothing of substance. */
const prose: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: line },
  { weight: 2, arbitrary: fc.tuple(line, line).map((lines) => lines.join('\n\n')) },
  { weight: 1, arbitrary: fc.tuple(line, line).map(([a, b]) => `Voici :\n\n- ${a}\n  - ${b}\n- fin`) },
  { weight: 1, arbitrary: line.map((text) => `| Année | Cible |\n|---|---|\n| 2023 | ${text} |`) },
  { weight: 1, arbitrary: line.map((text) => `Un.\n\n\`\`\`\n# ${text}\n\`\`\`\n\nDeux.`) },
  { weight: 1, arbitrary: fc.tuple(line, line).map(([a, b]) => `${a.slice(0, -1)}[^n].\n\n[^n]: ${b}`) },
  { weight: 1, arbitrary: fc.constantFrom('à compléter', 'TODO', '> citation de la loi', 'Sans objet', 'Oui, mais.') },
);

/** Parts of a mapping that may be there or not; a mapping without any is left out. */
const some = (parts: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<JsonObject> =>
  fc
    .record(parts, { requiredKeys: [] })
    .filter((value) => Object.keys(value).length > 0)
    .map((value) => value as JsonObject);

const setAside: fc.Arbitrary<JsonObject> = fc.oneof(line, fc.constant('')).map((reason) => ({ sans_objet: reason }));

/** A mapping of texts, or an item set aside, with its reason or without. */
const texts = (main: string, keys: readonly string[]): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    { weight: 4, arbitrary: some({ [main]: writtenProse, ...Object.fromEntries(keys.map((key) => [key, prose])) }) },
    { weight: 1, arbitrary: setAside },
  );

/**
 * « Sans objet » as the only words of a mapping means that it is set aside: written here as such, never as its text.
 */
const writtenProse = prose.filter((text) => !/^sans objet/i.test(text));

const byEtablissement: fc.Arbitrary<Json> = fc
  .uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 })
  .chain((names) => fc.tuple(...names.map((name) => line.map((text) => [name, text] as const))))
  .map((entries) => Object.fromEntries(entries));

const rubrique = fc.oneof(
  { weight: 4, arbitrary: some({ principes: writtenProse, declinaison: byEtablissement, telesante: prose }) },
  { weight: 1, arbitrary: setAside },
);

const RUBRIQUES = [
  ...['permanence_continuite', 'consultations', 'hospitalisation', 'plateaux_techniques', 'urgences'],
  ...['situations_exceptionnelles', 'had', 'medico_social'],
];

const CODES = ['1', '2', '4-a', '4-g', '5', '9', '12', 'suivi_evaluation', '99'];

/** Free sections, none of which is titled like a point of the article. */
const free = (scope: string): fc.Arbitrary<Json> =>
  fc.array(
    fc
      .tuple(
        line,
        fc.oneof({ weight: 5, arbitrary: prose }, { weight: 1, arbitrary: fc.constant('') }),
        fc.subarray(CODES, { maxLength: 2 }),
        fc.nat(999),
        fc.boolean(),
      )
      .map(([title, texte, couvre, number, named]) => ({
        ...(named ? { id: `${scope}-${number}` } : {}),
        titre: `Cap ${scope} ${title.slice(0, -1)}`,
        texte,
        ...(couvre.length > 0 ? { couvre } : {}),
      })),
    { minLength: 1, maxLength: 2 },
  );

const ids = fc.subarray(['ch-valombre', 'ch-rochebrune', 'ch-hauterive', 'chu-rivemont'], { minLength: 1 });
const gradation = some({ proximite: ids, reference: ids, recours: ids });

const filiere = (number: number): fc.Arbitrary<JsonObject> =>
  fc
    .record(
      {
        theme_prs: line,
        gradation,
        redaction: prose,
        etat_des_lieux: prose,
        objectifs: prose,
        parcours: prose,
        organisation: some(Object.fromEntries(RUBRIQUES.map((key) => [key, rubrique]))),
        telesante: prose,
        indicateurs: prose,
        autres: free(`f${number}`),
      },
      { requiredKeys: [] },
    )
    .map((value) => ({ id: `filiere-${number}`, nom: `Prise en charge n° ${number}`, ...(value as JsonObject) }));

const POINTS: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  ...Object.fromEntries(
    ['preambule', 'diagnostic', 'elaboration', 'objectifs_medicaux', 'repartition_emplois', 'equipes_communes']
      .concat(['besoins_defense', 'articulation_ptsm', 'suivi_evaluation'])
      .map((key) => [key, prose]),
  ),
  qualite_securite: texts('texte', ['pertinence']),
  biologie: texts('texte', ['organisation_commune']),
  imagerie: texts('texte', ['interventionnelle', 'organisation_commune']),
  pharmacie: fc.oneof(
    some({ texte: writtenProse, cooperations: prose, desserte: byEtablissement, coordination: prose }),
    setAside,
  ),
  association_chu: texts('texte', ['enseignement', 'recherche', 'demographie_medicale', 'reference_recours']),
  liens_proximite: texts('texte', ['hopitaux_proximite', 'exercice_coordonne', 'communautes_psychiatriques']),
  autres: free('g'),
};

const DAYS = ['2016-06-30', '2017-07-01', '2019-05-05', '2022-01-01', '2023-12-29'];

/** A projet médical partagé with more or less of everything. */
export const anyPmp: fc.Arbitrary<Pmp> = fc
  .tuple(
    fc.constantFrom(...DAYS),
    fc.constantFrom('projet', 'definitif'),
    fc.record(POINTS, { requiredKeys: [] }),
    fc.tuple(filiere(1), filiere(2), filiere(3)),
    fc.nat(3),
    fc.boolean(),
  )
  .map(([date, statut, points, filieres, count, titled]) => ({
    type: 'pmp',
    ...(titled ? { titre: 'Projet médical partagé du Val-de-Brume' } : {}),
    date,
    statut,
    ...(points as JsonObject),
    ...(count > 0 ? { filieres: filieres.slice(0, count) } : {}),
  }));

/** The ways of writing the texts of several établissements. */
export const anyDeclined: fc.Arbitrary<Declined> = fc.constantFrom('tableau', 'liste', 'titres');
