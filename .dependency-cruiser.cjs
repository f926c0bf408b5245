// The arrows of the house. Each forbidden one says why, for whoever breaks it.
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from: typeof from === 'string' ? { path: from } : from, to });

module.exports = {
  forbidden: [
    rule('core-pur', 'core/ transforme des valeurs : le disque, l’horloge, le réseau et le terminal sont dans cli/.', '^core/', {
      path: '^cli/',
    }),
    rule('core-sans-node', 'core/ n’importe pas Node (seule l’empreinte cryptographique, une fonction pure, est admise).', '^core/', {
      dependencyTypes: ['core'],
      pathNot: '^(node:)?crypto$',
    }),
    rule('controle-sans-mise-en-forme', 'Contrôler ne charge rien de la mise en forme : la vitesse de « ght check » en dépend.', '^core/(check|coverage|hints|prepare|waivers|law|model|parse|report)', {
      path: '^core/(compose|emit)/',
    }),
    rule('mise-en-forme-sans-controle', 'Mettre en forme reçoit des valeurs jugées ; ce n’est pas elle qui juge.', '^core/(compose|emit)/', {
      path: '^core/(check|hints|prepare|waivers)',
    }),
    rule('lire-avant-de-juger', 'La lecture ne connaît pas le droit : elle donne un document, quel que soit le jour.', '^core/parse/', {
      path: '^core/(model|law|report|compose|emit)/',
    }),
    rule('modele-sans-droit', 'Le modèle est un document lu et nommé ; le droit le juge, et n’y entre pas.', '^core/model/', {
      path: '^core/(law|report|compose|emit)/',
    }),
    rule('rapport-seul', 'Un rapport est une fonction des constats, sans autre source.', '^core/report/', {
      path: '^core/(parse|model|law|compose|emit)/',
    }),
    rule('emetteur-seul', 'Un émetteur ne connaît que le document composé.', '^core/emit/', {
      path: '^core/(parse|model|law|report)/',
    }),
    rule('regle-sans-monde', 'Une règle est une fonction pure d’un document et de sa fiche.', '^rules/', {
      path: '^(cli/|core/(parse|report|compose|emit|check))',
    }),
    rule('une-porte-docx', 'La bibliothèque docx n’a qu’une porte : core/emit/docx/.', { path: '^(core|cli)/', pathNot: '^core/emit/docx/' }, {
      path: 'node_modules/docx/',
    }),
    rule('une-porte-typst', 'Typst n’a qu’une porte : core/emit/pdf/.', { path: '^(core|cli)/', pathNot: '^core/emit/pdf/' }, {
      path: 'node_modules/@myriaddreamin/',
    }),
    rule('une-porte-ajv', 'ajv n’a qu’une porte : core/law/compile.ts (et la construction).', { path: '^(core|cli)/', pathNot: '^(core/law/compile\\.ts|cli/build/)' }, {
      path: 'node_modules/ajv/',
    }),
    rule('comparer-sans-juger', 'Comparer deux versions, c’est comparer des textes : ce qu’elles valent est jugé ailleurs.', '^core/compare/', {
      path: '^core/(check|parse|law|model|report)',
    }),
    rule('une-porte-diff', 'diff n’a qu’une porte : core/compare/align.ts.', { path: '^(core|cli)/', pathNot: '^core/compare/align\\.ts' }, { path: 'node_modules/diff/' }),
    rule('une-porte-xml', 'Le lecteur de XML n’a qu’une porte : core/emit/docx/.', { path: '^(core|cli)/', pathNot: '^core/emit/docx/' }, {
      path: 'node_modules/saxes/',
    }),
    rule('une-porte-commander', 'commander n’a qu’une porte : cli/main.ts.', { path: '^(core|cli)/', pathNot: '^cli/main\\.ts' }, { path: 'node_modules/commander/' }),
    { name: 'sans-cycle', severity: 'error', comment: 'Un cycle dit que deux fichiers n’en font qu’un, ou qu’un troisième manque.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'sans-orphelin', severity: 'error', comment: 'Un fichier que personne n’importe est mort.', from: { orphan: true, pathNot: '(\\.d\\.ts$|^cli/(start|door|thread|worker|engine-thread)\\.ts$|^rules/.*\\.ts$|^cli/build/(main|warm)\\.ts$|^core/law/runtime\\.ts$)' }, to: {} },
    { name: 'resolu', severity: 'error', comment: 'Un import qui ne mène nulle part.', from: {}, to: { couldNotResolve: true, pathNot: '^#generated/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^dist' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^dist/' },
  },
};
