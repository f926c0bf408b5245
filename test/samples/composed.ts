import type { PhrasingContent, Root, RootContent, Table, TableCell, TableRow } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Composed } from '../../core/compose/composed.js';
import type { CoverageState } from '../../core/diagnostic.js';

const LABELS: Readonly<Record<CoverageState, string>> = {
  couvert: 'Couvert',
  manquant: 'Manquant',
  a_apprecier: 'À apprécier',
  sans_objet: 'Sans objet',
  indetermine: 'Indéterminé',
};

const STRATEGIE = `# Stratégie médicale du groupement

Le groupement hospitalier de territoire des Deux Rivières réunit **six établissements** et couvre un bassin de
312 000 habitants. Le présent projet médical partagé fixe, pour la période 2026-2030, la *stratégie de prise en charge
commune et graduée* des patients[^perimetre], en application de l’article R. 6132-3 du code de la santé publique.

## Objectifs médicaux

Les objectifs retenus par le collège médical répondent à trois constats : le vieillissement de la population, les délais
d’accès aux avis spécialisés et la fragilité de plusieurs lignes de permanence des soins.

1. Garantir à chaque habitant un accès aux soins urgents à moins de trente minutes.
2. Organiser des filières lisibles, de la proximité au recours :
   - la proximité, assurée par chaque établissement partie :
     - consultations avancées ;
     - télé-expertise, dont :
       - dermatologie,
       - plaies et cicatrisation ;
   - le recours, assuré par l’établissement support.
3. Partager les compétences rares :
   1. équipes médicales de territoire ;
   2. postes partagés :
      1. assistants spécialistes,
      2. praticiens à exercice territorial ;
   3. plateau d’imagerie mutualisé.

> Le projet médical partagé définit la stratégie médicale du groupement hospitalier de territoire.
>
> - Il comprend les objectifs médicaux ;
> - il précise l’organisation par filière.
>
> > Citation dans la citation, pour mémoire.

### Calendrier et suivi

- [x] Diagnostic partagé validé par le collège médical
- [x] Avis des commissions médicales d’établissement
- [ ] Avis du comité stratégique
- [ ] Transmission à l’agence régionale de santé

Voir la rubrique [Organisation par filière](#organisation-par-filière), le [site du groupement](https://exemple.invalid/ght?a=1&b=2 "Site")
ou écrire à <mailto:secretariat@exemple.invalid>. Les délais sont **~~de six mois~~ _de quatre mois_** ; le code du champ est \`objectifs_medicaux\`.
Adresse du secrétariat :\\
12, quai des Tanneurs\\
00000 Villeneuve-les-Deux-Rivières

#### Indicateurs de suivi

| Indicateur | Valeur 2025 | Cible 2030 | Observation |
|:--|--:|--:|:-:|
| Délai moyen d’accès à un avis cardiologique | 41 jours | 15 jours | mesuré chaque trimestre |
| Part des séjours programmés par la filière | 62 % | 80 % | **prioritaire** |
| Taux de fuite hors territoire | 27,4 % | 20 % | PMSI[^pmsi] |

##### Méthode de calcul

Le taux de fuite rapporte les séjours réalisés hors du territoire au total des séjours des habitants[^perimetre].

###### Source

Les données proviennent du PMSI[^pmsi] ; le calcul est reproduit ci-dessous.

\`\`\`sql
SELECT annee, count(*) FILTER (WHERE hors_territoire) * 100.0 / count(*) AS taux_de_fuite
FROM sejours
GROUP BY annee;   -- un séjour = une ligne
\`\`\`

***

<div class="note">Passage saisi en HTML, conservé tel quel &amp; lisible.</div>

Formule saisie avec une balise <sup>2</sup>, une esperluette & des chevrons < et >.

![Carte des établissements parties](carte.png)

[^perimetre]: Périmètre arrêté par la convention constitutive.

    Il comprend aussi les établissements associés :

    - le centre hospitalier universitaire de rattachement ;
    - les structures médico-sociales *partenaires*.

[^pmsi]: Programme de médicalisation des systèmes d’information, voir [la notice](https://exemple.invalid/pmsi).
`;

const FILIERES = `# Organisation par filière

Chaque filière décrit la répartition des activités entre les sites, selon la **gradation des soins**.

## Filière urgences et soins non programmés

La filière repose sur deux structures d’urgence et un centre de soins non programmés. La régulation est assurée par le
service d’aide médicale urgente du département, avec lequel une convention de fonctionnement est en cours de signature.

`;

const SUITE = `## Filière personne âgée

La filière gériatrique s’appuie sur une équipe mobile commune, sur la télé-expertise et sur les hôpitaux de proximité.

- Un numéro unique d’appel pour les médecins traitants, ouvert de 8 h à 20 h.

  Il est tenu par un gériatre de l’établissement support, assisté d’une infirmière de coordination.

- Une admission directe dans les lits identifiés :

  | Site | Lits | Astreinte |
  |:--|--:|:--|
  | Villeneuve | 24 | sur place |
  | Pont-Saint-Marc | 12 | partagée |

- Un retour à domicile préparé dès l’entrée.
`;

const parse = (markdown: string): Root => unified().use(remarkParse).use(remarkGfm).parse(markdown);

const text = (value: string): PhrasingContent => ({ type: 'text', value });

const cell = (value: string, state?: CoverageState): TableCell => ({
  type: 'tableCell',
  children: [text(value)],
  ...(state && { data: { state } }),
});

const row = (...cells: readonly TableCell[]): TableRow => ({ type: 'tableRow', children: [...cells] });

const STATES: readonly CoverageState[] = ['couvert', 'manquant', 'a_apprecier', 'sans_objet', 'indetermine', 'couvert'];
const FILIERE_NAMES = ['Urgences', 'Personne âgée', 'Cancérologie', 'Périnatalité', 'Psychiatrie', 'Imagerie'];
const ITEMS: readonly (readonly [string, string])[] = [
  ['4° a)', 'Permanence et continuité des soins'],
  ['4° b)', 'Activités de consultations externes et notamment des consultations avancées'],
  ['4° c)', 'Activités ambulatoires, d’hospitalisation partielle et conventionnelle'],
  ['4° d)', 'Plateaux techniques'],
  ['4° e)', 'Prise en charge des urgences et soins non programmés'],
  ['4° f)', 'Organisation de la réponse aux situations sanitaires exceptionnelles'],
  ['4° g)', 'Hospitalisation à domicile'],
  ['4° h)', 'Prise en charge médico-sociale'],
];

const coverageGrid = (): Table => ({
  type: 'table',
  data: {
    caption: 'Grille de couverture : organisation par filière',
    landscape: true,
    compact: true,
    widths: [0.06, 0.28, 0.11, 0.11, 0.11, 0.11, 0.11, 0.11],
    summary: 'Pour chaque rubrique de l’article et chaque filière, l’état de couverture du projet.',
  },
  children: [
    row(cell('N°'), cell('Rubrique'), ...FILIERE_NAMES.map((name) => cell(name))),
    ...ITEMS.map(([number, title], index) =>
      row(
        cell(number),
        cell(title),
        ...FILIERE_NAMES.map((_, column) => {
          const state = STATES[(index * 2 + column) % STATES.length] ?? 'couvert';
          return cell(LABELS[state], state);
        }),
      ),
    ),
  ],
});

const longTable = (): Table => ({
  type: 'table',
  align: ['left', 'left', 'right', 'left'],
  data: { caption: 'Répartition des activités entre les sites', widths: [0.3, 0.34, 0.12, 0.24] },
  children: [
    row(cell('Site'), cell('Activité'), cell('Lits'), cell('Niveau de gradation')),
    ...Array.from({ length: 36 }, (_, index) =>
      row(
        cell(`Site n° ${index + 1}, centre hospitalier de proximité`),
        cell(
          index % 3 === 0 ? 'Médecine polyvalente, soins de suite et consultations avancées' : 'Chirurgie ambulatoire',
        ),
        cell(String(4 + ((index * 7) % 40))),
        cell(index % 2 === 0 ? 'Proximité' : 'Recours'),
      ),
    ),
  ],
});

/** Numbers the headings of levels 1 to 3 (« 1 », « 1.2 »), as a template does. */
function numbered(nodes: readonly RootContent[]): RootContent[] {
  const counters = [0, 0, 0];
  return nodes.map((node) => {
    if (node.type !== 'heading' || node.depth > 3) return node;
    counters[node.depth - 1] = (counters[node.depth - 1] ?? 0) + 1;
    counters.fill(0, node.depth);
    return { ...node, data: { ...node.data, number: counters.slice(0, node.depth).join('.') } };
  });
}

const signatures = (): RootContent => ({
  type: 'signatures',
  place: 'Villeneuve-les-Deux-Rivières',
  signatories: [
    { role: 'Le président du comité stratégique', organisation: 'GHT des Deux Rivières' },
    { role: 'Le président du collège médical', organisation: 'GHT des Deux Rivières' },
    { role: 'La directrice de l’établissement support', organisation: 'Centre hospitalier de Villeneuve' },
  ],
});

const heading = (depth: 1 | 2, title: string): RootContent => ({ type: 'heading', depth, children: [text(title)] });

const envelope = {
  meta: {
    title: 'Projet médical partagé 2026-2030',
    subject: 'Projet médical partagé',
    author: 'GHT des Deux Rivières',
    keywords: ['projet médical partagé', 'GHT', 'R. 6132-3'],
    language: 'fr-FR',
    date: '2026-03-16',
    made: '2026-03-16T00:00:00Z',
  },
  page: {
    header: 'GHT des Deux Rivières — Projet médical partagé',
    footer: 'Version 3.1 du 16 mars 2026 — {page} / {pages}',
    stamp: 'PROJET',
  },
  cover: {
    groupement: 'Groupement hospitalier de territoire des Deux Rivières',
    title: 'Projet médical partagé',
    subtitle: 'Période 2026-2030',
    lines: [
      ['Établissement support', 'Centre hospitalier de Villeneuve'],
      ['Version', '3.1'],
      ['Date', '16 mars 2026'],
      ['Agence régionale de santé', 'Région des Deux Rivières'],
      ['Avis rendus', 'Collège médical (12 janvier 2026), comité stratégique (2 mars 2026)'],
    ],
    status: 'PROJET',
  },
} as const;

/** A document with every kind of node that an emitter meets, a dozen pages long. */
export function sampleComposed(): Composed {
  const children: RootContent[] = [
    { type: 'contents', title: 'Sommaire', depth: 3 },
    { type: 'pageBreak' },
    ...numbered([
      ...parse(STRATEGIE).children,
      { type: 'pageBreak' },
      ...parse(FILIERES).children,
      longTable(),
      ...parse(SUITE).children,
      heading(1, 'Couverture de l’article R. 6132-3'),
      coverageGrid(),
      heading(1, 'Signatures'),
    ]),
    signatures(),
  ];
  return { ...envelope, body: { type: 'root', children } };
}

const PROSE =
  'Le collège médical a retenu une organisation graduée, qui distingue la proximité, le recours et la référence. Chaque ' +
  'établissement partie conserve les activités qui répondent aux besoins de son bassin et adresse les autres situations ' +
  'selon des protocoles écrits, évalués chaque année. Les équipes médicales de territoire assurent les consultations avancées.';

function chapter(index: number): string {
  const rows = Array.from(
    { length: 12 },
    (_, line) => `| Action ${line + 1} | Équipe de territoire | ${2026 + (line % 5)} |`,
  );
  const sections = Array.from({ length: 5 }, (_, section) =>
    [
      `## Rubrique ${index}.${section + 1}`,
      `${PROSE}[^n${index}]`,
      `- ${PROSE}\n- ${PROSE}\n  - ${PROSE}`,
      PROSE,
      PROSE,
    ].join('\n\n'),
  );
  const table = ['| Action | Pilote | Échéance |', '|:--|:--|--:|', ...rows].join('\n');
  return [`# Filière n° ${index}`, ...sections, table, `[^n${index}]: ${PROSE}`].join('\n\n');
}

/** A document of about forty pages, to measure. */
export function longComposed(chapters = 10): Composed {
  const chapterNodes = Array.from({ length: chapters }, (_, index) => parse(chapter(index + 1)).children).flat();
  const children: RootContent[] = [
    { type: 'contents', title: 'Sommaire', depth: 2 },
    { type: 'pageBreak' },
    ...chapterNodes,
  ];
  return { ...envelope, body: { type: 'root', children } };
}
