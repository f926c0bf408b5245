/** What `ght` alone, and `ght --help`, say. */
export const HELP = `
ght contrôle et met en forme les documents réglementaires d’un groupement hospitalier de territoire.

  ght init                 commence le dossier d’un groupement
  ght check                contrôle les documents du dossier courant
  ght check pmp.md         contrôle un document
  ght status               montre le dossier en un écran : l’état de chaque document, et ce qui vient ensuite
  ght render               fait le DOCX et le PDF des documents
  ght verify envoi.pdf     dit de quelles sources un PDF ou un DOCX a été fait, et s’il leur correspond encore
  ght avenant v1 v2        montre ce qui change entre deux versions, et rédige un projet d’avenant
  ght explain R. 6132-3    montre un article, ou une règle, avec le texte de la loi
  ght rules                liste les règles en vigueur
  ght schema               écrit les schémas pour votre éditeur de texte

Un groupement est un dossier : ght.yaml (sa fiche : le nom, les établissements) et ses documents, en
Markdown ou en YAML, dont l’en-tête dit le type (« type: pmp »). Le dossier examples/ en montre.

Tapez « ght check --help » pour les options d’une commande.
`.trimStart();

/** What the help of one command says around its options. */
interface Page {
  readonly about: string;
  readonly usage: string;
  readonly detail?: string;
  readonly examples: readonly string[];
  readonly end?: string;
}

const PAGES: Readonly<Record<string, Page>> = {
  init: {
    about:
      'Commence le dossier d’un groupement : sa fiche, ses documents, les réglages de l’éditeur et le contrôle continu.',
    usage: '[options] [dossier]',
    detail:
      'Ce qui n’est pas dit par une option est demandé. Un fichier qui existe déjà n’est jamais touché : dans un dossier\nqui a sa fiche, ght init ajoute ce qui manque.',
    examples: [
      'ght init mon-ght',
      'ght init mon-ght --nom "GHT Val-de-Brume" --support "CH de Valombre" --etablissement "CHU de Rivemont;chu;associe"',
      'ght init --oui --documents psp --forme yaml',
    ],
  },
  check: {
    about: 'Contrôle les documents et dit ce qui manque, où, et par quel article.',
    usage: '[options] [chemins…]',
    detail:
      'Un chemin est un document, ou un dossier qui en contient ; sans chemin, c’est le dossier courant.\nLe chemin « - » est l’entrée standard : le document y est contrôlé avec la fiche du dossier courant.',
    examples: [
      'ght check pmp.md',
      'git show v1:pmp.md | ght check -',
      'ght check --au 2022-01-01 --fail-on majeur',
      'ght check --format text --format sarif=controle.sarif',
      'ght check --ecrire-baseline connus.json, puis ght check --baseline connus.json',
    ],
    end: 'Statut de sortie : 0 conforme ; 1 constats ; 2 commande fautive ou document illisible ; 3 panne de ght.',
  },
  status: {
    about: 'Montre le dossier en un écran : chaque document, son état, ce qui vient ensuite, par qui, avant quand.',
    usage: '[options] [chemins…]',
    detail:
      'Ce qui vient ensuite se lit dans les dates que les documents portent ; une date qui n’y est pas est dite inconnue.',
    examples: ['ght status', 'ght status --format json > etat.json', 'ght status examples/val-de-brume'],
    end: 'Statut de sortie : 0 ; 2 si la commande est fautive ou un document illisible ; 3 panne de ght.',
  },
  render: {
    about: 'Fait les documents officiels : DOCX, PDF, HTML ou Markdown.',
    usage: '[options] [chemins…]',
    detail: 'Un document qui a des constats bloquants est fait aussi, et porte la mention « PROJET ».',
    examples: [
      'ght render pmp.md',
      'ght render --format pdf -o envoi',
      'ght render --format html',
      'ght render --dossier candidature.md, qui écrit dossier/candidature-dossier.pdf',
    ],
    end: 'Statut de sortie : 0 ; 1 si une pièce ne peut pas entrer au dossier ; 2 commande fautive ou document illisible ;\n3 panne de ght.',
  },
  verify: {
    about: 'Dit de quelles sources un PDF ou un DOCX de ght a été fait, et s’il leur correspond encore.',
    usage: '[options] <fichiers…>',
    detail: 'Le groupement est cherché dans les dossiers au-dessus du fichier, puis du dossier courant.',
    examples: ['ght verify dossier/pmp.pdf', 'ght verify recu.docx --sources mon-ght'],
    end: 'Statut de sortie : 0 il correspond ; 1 il ne correspond plus ; 2 commande fautive ou fichier étranger.',
  },
  avenant: {
    about: 'Montre ce qui change entre deux versions d’un document, et rédige un projet d’avenant.',
    usage: '[options] <ancienne> <nouvelle> [document]',
    detail:
      'Une version est un nom que Git connaît (étiquette, branche, numéro) ; le dossier courant est lu tel qu’il était.\nOn peut aussi donner deux fichiers. Sans document, chaque document qui change est traité.\n\nPour chacun : <document>-modifications.docx, où Word montre insertions et suppressions, et <document>-avenant.md,\nun projet d’avenant à compléter. Le rapport dit les constats que le changement comble, ouvre ou laisse.',
    examples: [
      'ght avenant v1.0 v2.0',
      'ght avenant v1.0 HEAD pmp -o envoi',
      'ght avenant ancien/pmp.md nouveau/pmp.md',
    ],
    end: 'Statut de sortie : 0 fichiers faits, ou rien ne change ; 1 le changement ouvre un constat bloquant ; 2 commande\nfautive ou document illisible ; 3 panne de ght.',
  },
  explain: {
    about: 'Montre une règle, un article ou un point, avec le texte de la loi.',
    usage: '<règle, article ou point>',
    examples: ['ght explain R. 6132-3', 'ght explain csp/r6132-3/had', 'ght explain objectifs_medicaux'],
  },
  rules: {
    about: 'Liste les règles en vigueur, avec leur niveau et les documents qu’elles concernent.',
    usage: '[options]',
    examples: ['ght rules', 'ght rules --au 2017-07-01'],
  },
  schema: {
    about: 'Écrit les schémas JSON avec lesquels votre éditeur de texte complète et explique chaque clé.',
    usage: '[options]',
    examples: ['ght schema', 'ght schema -o schemas'],
  },
};

/** Help of one command: what it does, its options (term and description), examples. */
export const helpOf = (name: string, options: readonly (readonly [term: string, text: string])[]): string => {
  const page = PAGES[name];
  const width = Math.max(...options.map(([term]) => term.length));
  const hung = ' '.repeat(width + 4);
  const rows = options.map(([term, text]) => `  ${term.padEnd(width)}  ${text.replaceAll('\n', `\n${hung}`)}`);
  return `${[
    page?.about,
    `  ght ${name} ${page?.usage}`,
    page?.detail,
    `Options :\n${rows.join('\n')}`,
    `Exemples :\n${page?.examples.map((example) => `  ${example}`).join('\n')}`,
    page?.end,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n')}\n`;
};
