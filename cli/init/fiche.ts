import type { JsonObject } from '../../core/json.js';
import type { Shape } from '../../core/parse/shape.js';
import { blanksOf } from '../../core/start/blank.js';
import { instructor } from '../../core/start/instruct.js';
import { told, yamlLines } from '../../core/start/yaml.js';
import type { Answers } from './answers.js';
import type { Words } from './etablissements.js';

const ABOUT = [
  'La fiche du groupement : ses établissements et ses instances s’écrivent ici, une seule fois.',
  'Une ligne « # clé: … » se remplit en ôtant son premier « # ».',
];

/** Text of `ght.yaml`: what was answered, and every other key of the fiche, commented and explained. */
export const ficheText = (answers: Answers, shape: Shape, schema: JsonObject): string => {
  const lines = yamlLines(
    blanksOf(shape, schema),
    instructor(new Map(), () => []),
    valuesOf(answers),
  );
  return `${[...told(ABOUT), ...lines].join('\n')}\n`;
};

const valuesOf = ({ nom, region, ars, support, etablissements }: Answers): JsonObject => {
  const [chu, second] = etablissements.filter(({ categorie }) => categorie === 'chu');
  return {
    nom,
    ...(region ? { region } : {}),
    ...(ars ? { ars } : {}),
    ...(support ? { etablissement_support: support.id } : {}),
    ...(chu && !second ? { chu_reference: chu.id } : {}),
    etablissements: etablissements.map((one) => ({ ...one })),
  };
};

/** Words that the fiche accepts for an établissement, as its schema lists them. */
export const wordsOf = (shape: Shape, schema: JsonObject): Words => {
  const list = blanksOf(shape, schema).find(({ key }) => key === 'etablissements')?.children ?? [];
  const choice = (key: string) => list.find((blank) => blank.key === key)?.choice ?? [];
  return { categories: choice('categorie'), statuts: choice('statut') };
};
