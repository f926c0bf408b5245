import { Command, CommanderError, Option } from 'commander';
import { finish, sayFault } from './ending.js';
import { EXIT } from './exit.js';
import { HELP, helpOf } from './help.js';
import { misuse, type Typed } from './misuse.js';
import { VERSION } from './version.js';

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

const FAIL_ON = new Option(
  '--fail-on <niveau>',
  'niveau à partir duquel le contrôle échoue : bloquant (par défaut), majeur, conseil',
)
  .choices(['bloquant', 'majeur', 'conseil'])
  .default('bloquant');

const program = (): Command => {
  const ght = new Command('ght')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpCommand(false);
  ght.version(VERSION, '-V, --version', 'version de ght').helpOption('-h, --help', 'cette aide');
  ght.configureHelp({
    formatHelp: (command, help) => {
      const options = help.visibleOptions(command).map((one) => [help.optionTerm(one), one.description] as const);
      return command === ght ? HELP : helpOf(command.name(), options);
    },
  });
  checkCommand(ght);
  renderCommand(ght);
  avenantCommand(ght);
  initCommand(ght);
  smallCommands(ght);
  return ght;
};

const checkCommand = (ght: Command): void => {
  sub(ght, 'check [chemins...]')
    .option(
      '--format <format>',
      'text (par défaut), json, sarif, junit, gitlab, github, markdown ;\n« sarif=f.sarif » écrit dans un fichier ; l’option peut être répétée',
      collect,
      [],
    )
    .option('--au <jour>', 'juge selon le droit de ce jour (AAAA-MM-JJ), et non de la date du document')
    .addOption(FAIL_ON)
    .option('--quiet', 'une ligne par constat', false)
    .option('--baseline <fichier>', 'met à part les constats connus de ce fichier : seuls les nouveaux font échouer')
    .option(
      '--ecrire-baseline <fichier>',
      'écrit les constats de ce contrôle comme connus ; avec --baseline,\nôte du fichier ceux qui sont comblés',
    )
    .option('--lien-regles <adresse>', 'adresse du dossier rules/, pour les liens des rapports markdown et sarif')
    .option('--sans-cache', 'juge tout à nouveau, sans reprendre ce qu’un contrôle précédent a déjà jugé', false)
    .action(async (paths, { format, ...options }) => {
      const { check } = await import('./commands/check.js');
      finish(await check(paths, { ...options, format: format.length > 0 ? format : ['text'] }));
    });
};

const renderCommand = (ght: Command): void => {
  sub(ght, 'render [chemins...]')
    .option('--format <formats>', 'docx, pdf, html, md, séparés par des virgules (docx,pdf par défaut)')
    .option(
      '--dossier',
      'un seul PDF par document : le document, ses annexes, ses pièces jointes et leur bordereau ;\nsans chemin de document, pour chaque document qui liste des pièces',
      false,
    )
    .option('-o, --output <dossier>', 'dossier où écrire (dossier/ par défaut)', 'dossier')
    .option('--au <jour>', 'juge selon le droit de ce jour (AAAA-MM-JJ), et non de la date du document')
    .option('--force', 'remplace un fichier que ght n’a pas fait', false)
    .option('--sans-sources', 'ne joint pas au PDF les textes dont il est fait', false)
    .action(async (paths, options) => {
      const { render } = await import('./commands/render.js');
      finish(await render(paths, options));
    });
};

const avenantCommand = (ght: Command): void => {
  sub(ght, 'avenant <ancienne> <nouvelle> [document]')
    .option('-o, --output <dossier>', 'dossier où écrire (dossier/ par défaut)', 'dossier')
    .option('--force', 'remplace un fichier qui existe déjà', false)
    .action(async (older, newer, document, options) => {
      const { avenant } = await import('./commands/avenant.js');
      finish(await avenant(older, newer, document, options));
    });
};

const initCommand = (ght: Command): void => {
  sub(ght, 'init [dossier]')
    .option('--nom <nom>', 'nom du groupement')
    .option('--region <région>', 'sa région')
    .option('--ars <nom>', 'son agence régionale de santé (« ARS » et la région par défaut)')
    .option('--support <nom;catégorie>', 'établissement support (catégorie ch par défaut)')
    .option(
      '--etablissement <nom;catégorie;statut>',
      'un autre établissement (ch par défaut, et le statut habituel de sa catégorie) ;\nl’option peut être répétée',
      collect,
      [],
    )
    .option('--documents <types>', 'documents à commencer, séparés par des virgules (pmp,psp par défaut), ou « aucun »')
    .addOption(new Option('--forme <forme>', 'markdown (par défaut) ou yaml').choices(['markdown', 'yaml']))
    .option('--oui', 'ne pose aucune question : le reste est à compléter dans les fichiers', false)
    .action(async (dossier = '.', options) => {
      const { init } = await import('./commands/init.js');
      finish(await init(dossier, options));
    });
};

const smallCommands = (ght: Command): void => {
  sub(ght, 'status [chemins...]')
    .option('--format <format>', 'text (par défaut) ou json', 'text')
    .option('--au <jour>', 'juge selon le droit de ce jour (AAAA-MM-JJ), et compte les échéances depuis ce jour')
    .action(async (paths, options) => {
      const { status } = await import('./commands/status.js');
      finish(await status(paths, options));
    });
  sub(ght, 'verify <fichiers...>')
    .option('--sources <dossier>', 'dossier du groupement, quand le fichier n’y est plus')
    .action(async (files, options) => {
      const { verify } = await import('./commands/verify.js');
      finish(await verify(files, options));
    });
  sub(ght, 'explain <sujet...>').action(async (words) => {
    const { explain } = await import('./commands/explain.js');
    finish(await explain(words.join(' ')));
  });
  sub(ght, 'rules')
    .option('--au <jour>', 'règles en vigueur ce jour-là (AAAA-MM-JJ) ; aujourd’hui par défaut')
    .action(async (options) => {
      const { rules } = await import('./commands/rules.js');
      finish(await rules(options));
    });
  sub(ght, 'schema')
    .option('-o, --output <dossier>', 'dossier où écrire (.ght/schemas par défaut)', '.ght/schemas')
    .action(async (options) => {
      const { schema } = await import('./commands/schema.js');
      finish(await schema(options));
    });
};

const sub = (ght: Command, name: string): Command =>
  ght.command(name).helpOption('-h, --help', 'cette aide').exitOverride();

/** « ght aide », « ght help check »: what a person types before knowing about `--help`. */
const withHelp = (words: readonly string[]): readonly string[] =>
  words[0] === 'aide' || words[0] === 'help' ? [...words.slice(1, 2), '--help'] : words;

const typedIn = (ght: Command, words: readonly string[]): Typed => {
  const command = ght.commands.find((one) => words.includes(one.name()));
  return {
    command: command?.name(),
    commands: ght.commands.map((one) => one.name()),
    options: (command ?? ght).options.flatMap((option) => option.long ?? []).concat('--help'),
  };
};

/** Says what went wrong and gives the exit status. */
const fail = (error: unknown, ght: Command, words: readonly string[]): number => {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.conforme;
  const known = error instanceof CommanderError ? misuse(error, typedIn(ght, words)) : error;
  return sayFault(known);
};

const main = async (): Promise<void> => {
  const ght = program();
  const words = withHelp(process.argv.slice(2));
  try {
    if (words.length === 0) process.stdout.write(HELP);
    else await ght.parseAsync(words, { from: 'user' });
  } catch (error) {
    finish(fail(error, ght, words));
  }
};

void main();
