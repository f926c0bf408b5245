import type { CheckReport, Citation, CoverageState, Diagnostic, Place } from '../../core/diagnostic.js';
import type { ReportContext } from '../../core/report/report.js';

/** The sources quoted by the sample, by file. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'pmp/index.md': [
    '---',
    'titre: Projet médical partagé 2022-2027',
    'date: 2022-06-15',
    'association_chu: à compléter',
    '---',
    '# Objectifs médicaux',
    'Réduire la fuite.',
  ],
  'pmp/filieres/cancer.md': [
    '# Cancer',
    '## Organisation de la filière',
    'Les trois établissements se répartissent les consultations avancées, les séances de chimiothérapie et les soins de support selon le tableau ci-dessous, revu chaque année par la commission médicale de groupement.',
  ],
  'pmp/filieres/femme.md': ['# Femme, mère, enfant', '## Organisation'],
  'convention.yaml': ['type: convention-constitutive', 'etablissement_support: [CH de Saint-Exemple'],
  'psp.md': ['# Projet de soins partagé'],
};

const place = (file: string, line: number, column: number, endColumn: number): Place => ({
  file,
  line,
  column,
  endColumn,
});

const law = (point: string): Citation => ({
  article: `CSP, art. R. 6132-3, I, ${point}`,
  version: 'V4',
  since: '2022-01-01',
  lecture: 'lu',
});

const finding = (diagnostic: Partial<Diagnostic> & Pick<Diagnostic, 'rule' | 'message' | 'place'>): Diagnostic => ({
  level: 'bloquant',
  outcome: 'manquant',
  document: 'pmp',
  path: '',
  ...diagnostic,
});

const permanence = (filiere: string, rank: number, at: Place): Diagnostic =>
  finding({
    rule: 'csp/r6132-3/permanence-continuite',
    message: `La filière « ${filiere} » ne dit rien de la permanence et de la continuité des soins.`,
    place: at,
    path: `/filieres/${rank}/organisation`,
    item: 'permanence_continuite',
    law: law('4°, a)'),
    fix: 'Ajoutez la rubrique « Permanence et continuité des soins », avec sa déclinaison par établissement.',
    instance: 'commission médicale de groupement',
  });

const pmp: readonly Diagnostic[] = [
  permanence('Cancer', 0, place('pmp/filieres/cancer.md', 2, 4, 30)),
  permanence('Femme, mère, enfant', 1, place('pmp/filieres/femme.md', 2, 4, 16)),
  finding({
    rule: 'csp/r6132-3/association-chu',
    level: 'majeur',
    message: "L'association du centre hospitalier et universitaire est annoncée mais n'est pas écrite.",
    place: place('pmp/index.md', 4, 18, 29),
    path: '/association_chu',
    item: 'association_chu',
    law: { ...law('6°'), lecture: 'deduit' },
    fix: 'Décrivez les conditions de sa mise en œuvre, mission par mission.',
    related: [{ message: 'Le CHU de référence est nommé ici', place: place('ght.yaml', 12, 3, 20) }],
  }),
  finding({
    rule: 'guide/pmp/tableau-annuel',
    level: 'conseil',
    message: 'Le tableau annoncé est absent.',
    place: place('pmp/filieres/cancer.md', 3, 133, 147),
    path: '/filieres/0/organisation/consultations',
  }),
  finding({
    rule: 'csp/r6132-3/objectifs-medicaux',
    outcome: 'a_apprecier',
    message: 'Les objectifs médicaux tiennent en une phrase.',
    place: place('pmp/index.md', 7, 1, 18),
    path: '/objectifs_medicaux',
    item: 'objectifs_medicaux',
    law: law('1°'),
  }),
  finding({
    rule: 'csp/r6132-3/besoins-defense',
    outcome: 'indetermine',
    message: 'Le document ne dit pas si un hôpital des armées est associé au groupement.',
    place: place('pmp/index.md', 1, 1, 1),
    path: '',
    item: 'besoins_defense',
    law: law('9°'),
    fix: 'Indiquez-le dans la fiche du groupement (« ght.yaml »).',
  }),
  finding({
    rule: 'csp/r6132-3/articulation-ptsm',
    message: "L'articulation avec le projet territorial de santé mentale manque.",
    place: place('pmp/index.md', 2, 1, 6),
    path: '/articulation_ptsm',
    item: 'articulation_ptsm',
    law: law('10°'),
    waiver: { motif: "Le PTSM est en cours d'écriture", auteur: 'direction générale', expire_le: '2027-01-01' },
  }),
];

const states = (...names: CoverageState[]): readonly CoverageState[] => names;

/** A check with a finding of every kind, on three documents judged on three kinds of day. */
export const SAMPLE: CheckReport = {
  groupement: 'GHT Exemple',
  tool: '0.1.0',
  documents: [
    {
      document: 'pmp',
      title: 'Projet médical partagé',
      type: 'pmp',
      day: '2022-06-15',
      dayFrom: 'document',
      version: 'R. 6132-3, version en vigueur depuis le 1er janvier 2022',
      diagnostics: pmp,
      coverage: {
        items: [
          { key: 'objectifs_medicaux', number: '1°', title: 'Objectifs médicaux', state: 'a_apprecier' },
          {
            key: 'association_chu',
            number: '6°',
            title: 'Association du centre hospitalier et universitaire',
            state: 'manquant',
          },
          { key: 'repartition_emplois', number: '7°', title: 'Répartition des emplois', state: 'sans_objet' },
          {
            key: 'equipes_communes',
            number: '8°',
            title: "Principes d'organisation territoriale des équipes médicales communes",
            state: 'couvert',
          },
          { key: 'besoins_defense', number: '9°', title: 'Besoins spécifiques de la défense', state: 'indetermine' },
        ],
        filieres: ['Cancer', 'Femme, mère, enfant'],
        rows: [
          {
            key: 'permanence_continuite',
            number: '4° a)',
            title: 'Permanence et continuité des soins',
            states: states('manquant', 'manquant'),
          },
          { key: 'had', number: '4° g)', title: 'Hospitalisation à domicile', states: states('couvert', 'sans_objet') },
        ],
      },
    },
    {
      document: 'convention.yaml',
      title: 'Convention constitutive',
      type: 'convention-constitutive',
      day: '2026-11-23',
      dayFrom: 'aujourdhui',
      diagnostics: [
        finding({
          rule: 'lecture/yaml',
          level: 'illisible',
          message: 'Le crochet ouvert ici n’est jamais fermé.',
          place: place('convention.yaml', 2, 24, 25),
          document: 'convention.yaml',
          fix: 'Fermez-le par « ] ».',
        }),
      ],
    },
    {
      document: 'psp.md',
      title: 'Projet de soins partagé',
      type: 'psp',
      day: '2018-01-01',
      dayFrom: 'au',
      diagnostics: [],
    },
  ],
  rules: {
    'csp/r6132-3/permanence-continuite': {
      title: 'Permanence et continuité des soins',
      article: 'CSP, art. R. 6132-3, I, 4°, a)',
      level: 'bloquant',
      help: 'Chaque filière dit sa permanence et sa continuité des soins, établissement par établissement.',
    },
    'csp/r6132-3/association-chu': {
      title: 'Association du CHU',
      article: 'CSP, art. R. 6132-3, I, 6°',
      level: 'majeur',
      help: 'Le projet dit les conditions de l’association.',
    },
  },
};

/** A terminal of 80 columns without colour, that quotes the sources of the sample. */
export const CONTEXT: ReportContext = {
  lines: (file) => SOURCES[file],
  width: 80,
  color: false,
  failOn: 'bloquant',
  quiet: false,
};

/** The sample cut to one gap and one waived finding, for the formats that are long to read. */
export const SMALL: CheckReport = {
  ...SAMPLE,
  documents: SAMPLE.documents.slice(0, 1).map(({ coverage: _coverage, ...document }) => ({
    ...document,
    diagnostics: document.diagnostics.filter(({ waiver, related }) => waiver ?? related),
  })),
};

/** What a text can hold to break out of a format, or to make a terminal, a browser or a runner obey. */
export const HOSTILE =
  '\u001b[31m\u009b1m\u0000\u202e\u2066 \ud800 <b>&amp;"\' ]]> --> | `x` *y* _z_ ~~w~~ [a](1) ![i](j) {0} %0A, : #1 !2 @tous $x$ ' +
  '\r\n::error file=x::obéi\n##[error]obéi\n# titre\n';

/** Fields that the tool itself writes from closed lists or as dates: no user text reaches them. */
const CLOSED = new Set([
  'level',
  'outcome',
  'dayFrom',
  'state',
  'states',
  'day',
  'since',
  'expire_le',
  'lecture',
  'key',
]);

const poison = <T>(value: T, key = ''): T => {
  if (CLOSED.has(key)) return value;
  if (typeof value === 'string') return (value === '' ? '' : `${value}${HOSTILE}fin`) as T;
  if (Array.isArray(value)) return value.map((inner) => poison(inner)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const name = (own: string): string => (key === 'rules' ? poison(own) : own);
  return Object.fromEntries(Object.entries(value).map(([own, inner]) => [name(own), poison(inner, own)])) as T;
};

/** The sample with hostile text in every field that a document or a rule can fill. */
export const HOSTILE_SAMPLE: CheckReport = poison(SAMPLE);
