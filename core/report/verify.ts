import { digestOf, short } from '../provenance.js';
import { type Drift, holds, isSame, type Verified } from '../verify.js';
import { clean } from './clean.js';
import { frenchDay } from './words.js';

const listed = (paths: readonly string[]): string => paths.join(', ');

const driftSaid = ({ changed, gone, added }: Drift): string =>
  [
    ...(changed.length > 0 ? [`modifié : ${listed(changed)}`] : []),
    ...(gone.length > 0 ? [`disparu : ${listed(gone)}`] : []),
    ...(added.length > 0 ? [`ajouté : ${listed(added)}`] : []),
  ].join(' ; ');

const INTACT = 'tel que ght l’a fait';
const TOUCHED = 'changé depuis que ght l’a fait (annoté, signé, ou enregistré par un autre logiciel)';
const RULES = 'ont changé depuis : le verdict peut ne plus être le même';

const revisionSaid = ({ provenance: { revision, modifie } }: Verified): string => {
  if (revision === undefined) return 'inconnue : les sources n’étaient pas dans Git';
  return modifie ? `${revision}, avec des sources modifiées` : revision;
};

const rows = (verified: Verified): readonly (readonly [string, string])[] => {
  const { provenance, intact, sources, dossier, sameRules } = verified;
  const digest = `empreinte ${short(digestOf(provenance.sources))}`;
  return [
    ['Document', provenance.document],
    ['Fait par', `ght ${provenance.ght}`],
    ['Jugé', `selon le droit du ${frenchDay(provenance.jour)} : ${provenance.verdict}`],
    ['Révision', revisionSaid(verified)],
    ['Fichier', intact ? INTACT : TOUCHED],
    ['Sources', isSame(sources) ? `inchangées (${digest})` : driftSaid(sources)],
    ['Reste du dossier', isSame(dossier) ? 'inchangé' : `${driftSaid(dossier)} (le verdict peut en dépendre)`],
    ['Règles', sameRules ? 'les mêmes' : RULES],
  ];
};

const conclusion = (verified: Verified): string => {
  const { file, provenance, intact, sources } = verified;
  if (holds(verified)) return `« ${file} » correspond à ses sources.`;
  const render = `Pour le refaire : ght render ${provenance.document}`;
  if (isSame(sources))
    return `« ${file} » n’est plus tel que ght l’a fait ; ses sources, elles, n’ont pas changé. ${render}`;
  const also = intact ? '' : ' et a été changé lui-même';
  return `« ${file} » ne correspond plus à ses sources${also}. ${render}`;
};

const WIDTH = 18;

/** What a rendered file was made from and whether it still matches, for a person. */
export const verifyText = (verified: Verified): string =>
  [
    verified.file,
    ...rows(verified).map(([label, value]) => `  ${`${label} :`.padEnd(WIDTH)} ${value}`),
    '',
    conclusion(verified),
    '',
  ]
    .map((line) => clean(line))
    .join('\n');
