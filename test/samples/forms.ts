import { stringify } from 'yaml';
import { isArray, isObject, type Json, type JsonObject, own } from '../../core/json.js';
import type { DocumentFiles } from '../../core/parse/read.js';

/** How an author may write the texts of several établissements. */
export type Declined = 'tableau' | 'liste' | 'titres';

/** What the serialisers must know beside the value: the titles of the keys, and the author's habits. */
export interface Habits {
  readonly titles: Readonly<Record<string, string>>;
  readonly declined: Declined;
  /** Headings name their key, `{#cle}`; otherwise the vocabulary alone recognises them. */
  readonly named: boolean;
}

/** A value of a projet médical partagé: the keys of the schema, texts in Markdown without headings. */
export type Pmp = JsonObject;

/** Keys that stand in the front matter: short fields. */
const SHORT = new Set([
  ...['type', 'titre', 'version', 'statut', 'date', 'periode', 'visas', 'arrete', 'avis', 'approbation', 'signataires'],
  ...['concordance', 'id', 'nom', 'theme_prs', 'pilotes'],
]);

const file = (path: string, text: string): DocumentFiles => ({ path, index: { file: path, text }, parts: [] });

/** The value as one YAML file. */
export const asYaml = (pmp: Pmp): DocumentFiles => file('pmp.yaml', stringify(pmp, { lineWidth: 0 }));

/** The value as one Markdown file. */
export const asMarkdown = (pmp: Pmp, habits: Habits): DocumentFiles => {
  const filieres = list(own(pmp, 'filieres'));
  const front = { ...short(pmp), ...(filieres.length > 0 ? { filieres: filieres.map(short) } : {}) };
  return file('pmp.md', page(front, 'titre', [...sections(pmp, 2, habits), ...filieresSection(filieres, habits)]));
};

/** The value as a folder: an index, and one file a filière. */
export const asFolder = (pmp: Pmp, habits: Habits): DocumentFiles => ({
  path: 'pmp',
  index: { file: 'pmp/index.md', text: page(short(pmp), 'titre', sections(pmp, 2, habits)) },
  parts: list(own(pmp, 'filieres')).map((filiere, i) => ({
    file: `pmp/filieres/${String(i + 1).padStart(2, '0')}-${String(own(filiere, 'id'))}.md`,
    folder: 'filieres',
    text: page(short(filiere), 'nom', sections(filiere, 2, habits)),
  })),
});

const list = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);

/** The gradation of a filière is short too: lists of établissements. */
const short = (value: Json): JsonObject =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).filter(([key]) => SHORT.has(key) || key === 'gradation'),
  );

const page = (front: JsonObject, name: string, parts: readonly string[]): string => {
  const title = own(front, name);
  const head = title === undefined ? [] : [`# ${String(title)}`];
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${[...head, ...parts].join('\n\n')}\n`;
};

const filieresSection = (filieres: readonly Json[], habits: Habits): readonly string[] =>
  filieres.length === 0
    ? []
    : [
        `## ${habits.titles['filieres']}`,
        ...filieres.flatMap((filiere) => [
          `### ${String(own(filiere, 'nom'))} {#${String(own(filiere, 'id'))}}`,
          ...sections(filiere, 4, habits),
        ]),
      ];

/** The keys of a mapping as headings of a depth, its free sections last. */
const sections = (value: Json, depth: number, habits: Habits): readonly string[] =>
  Object.entries(isObject(value) ? value : {}).flatMap(([key, item]) => {
    if (SHORT.has(key) || key === 'gradation' || key === 'filieres') return [];
    if (key === 'autres') return list(item).flatMap((section) => freeSection(section, depth));
    if (key === 'organisation') return sections(item, depth, habits);
    return [headingOf(key, depth, habits), ...body(item, depth, habits)];
  });

const headingOf = (key: string, depth: number, { titles, named }: Habits): string =>
  `${'#'.repeat(depth)} ${titles[key] ?? key}${named ? ` {#${key}}` : ''}`;

const MAIN = ['texte', 'principes'];

const body = (value: Json, depth: number, habits: Habits): readonly string[] => {
  if (!isObject(value)) return [String(value)];
  const reason = own(value, 'sans_objet');
  if (reason !== undefined) return [reason === '' ? 'Sans objet' : `Sans objet : ${String(reason)}`];
  const main = MAIN.map((key) => own(value, key)).filter((text) => text !== undefined);
  const others = Object.fromEntries(Object.entries(value).filter(([key]) => !MAIN.includes(key)));
  const declined = ['declinaison', 'desserte'].filter((key) => others[key] !== undefined);
  const plain = Object.fromEntries(Object.entries(others).filter(([key]) => !declined.includes(key)));
  return [
    ...main.map(String),
    ...declined.flatMap((key) => [
      headingOf(key, depth + 1, habits),
      ...byEtablissement(others[key] ?? {}, depth + 2, habits.declined),
    ]),
    ...sections(plain, depth + 1, habits),
  ];
};

const byEtablissement = (value: Json, depth: number, declined: Declined): readonly string[] => {
  const entries = Object.entries(isObject(value) ? value : {}).map(([name, text]) => [name, String(text)] as const);
  if (declined === 'titres') return entries.flatMap(([name, text]) => [`${'#'.repeat(depth)} ${name}`, text]);
  if (declined === 'liste') return [entries.map(([name, text]) => `- **${name}** : ${text}`).join('\n')];
  const rows = entries.map(([name, text]) => `| ${name} | ${text} |`);
  return [['| Établissement | Organisation retenue |', '|---|---|', ...rows].join('\n')];
};

const freeSection = (section: Json, depth: number): readonly string[] => {
  const id = own(section, 'id');
  const couvre = list(own(section, 'couvre')).join(' ');
  const attributes = [id === undefined ? '' : `#${String(id)}`, couvre ? `couvre="${couvre}"` : ''].filter(Boolean);
  const mark = attributes.length > 0 ? ` {${attributes.join(' ')}}` : '';
  const text = own(section, 'texte');
  return [`${'#'.repeat(depth)} ${String(own(section, 'titre'))}${mark}`, ...(text ? [String(text)] : [])];
};
