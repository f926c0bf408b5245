#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { closest } from '../core/closest.js';
import { EXIT, UsageError } from './exit.js';
import { say } from './terminal.js';
import { VERSION } from './version.js';

const HELP = `
ght contrôle et met en forme les documents réglementaires d’un groupement hospitalier de territoire.

  ght check                contrôle les documents du dossier courant
  ght check pmp.md         contrôle un document
  ght render               fait le DOCX et le PDF des documents
  ght explain R. 6132-3    montre un article, ou une règle, avec le texte de la loi
  ght rules                liste les règles en vigueur
  ght schema               écrit les schémas pour votre éditeur de texte

Tapez « ght check --help » pour les options d’une commande.`;

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

const FAIL_ON = new Option('--fail-on <niveau>', 'niveau à partir duquel le contrôle échoue')
  .choices(['bloquant', 'majeur', 'conseil'])
  .default('bloquant');

/** Sets the exit status instead of leaving at once, so that a pipe receives everything. */
const finish = (status: number): void => {
  process.exitCode = status;
};

const program = (): Command => {
  const ght = new Command('ght')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpCommand(false);
  ght.version(VERSION, '-V, --version', 'version de ght').helpOption('-h, --help', 'cette aide');
  ght
    .addHelpText('after', '')
    .configureHelp({ formatHelp: (command, help) => (command === ght ? `${HELP.trim()}\n` : french(command, help)) });
  checkCommand(ght);
  renderCommand(ght);
  smallCommands(ght);
  return ght;
};

const checkCommand = (ght: Command): void => {
  sub(ght, 'check [chemins...]', 'contrôle les documents et dit ce qui manque, où, et par quel article')
    .option(
      '--format <format>',
      'text, json, sarif, junit, gitlab, github ou markdown ; « sarif=f.sarif » écrit un fichier',
      collect,
      [],
    )
    .option('--au <jour>', 'juge à ce jour (AAAA-MM-JJ) au lieu de la date du document')
    .addOption(FAIL_ON)
    .option('--quiet', 'une ligne par constat', false)
    .action(async (paths, { format, ...options }) => {
      const { check } = await import('./commands/check.js');
      finish(await check(paths, { ...options, format: format.length > 0 ? format : ['text'] }));
    });
};

const renderCommand = (ght: Command): void => {
  sub(ght, 'render [chemins...]', 'fait les documents officiels')
    .option('--format <formats>', 'docx, pdf, md, séparés par des virgules', 'docx,pdf')
    .option('-o, --output <dossier>', 'dossier où écrire', 'dossier')
    .option('--au <jour>', 'juge à ce jour (AAAA-MM-JJ)')
    .option('--force', 'remplace un fichier que ght n’a pas fait', false)
    .action(async (paths, options) => {
      const { render } = await import('./commands/render.js');
      finish(await render(paths, options));
    });
};

const smallCommands = (ght: Command): void => {
  sub(ght, 'explain <sujet...>', 'montre une règle, un article ou un point, avec le texte de la loi').action(
    async (words) => {
      const { explain } = await import('./commands/explain.js');
      finish(await explain(words.join(' ')));
    },
  );
  sub(ght, 'rules', 'liste les règles en vigueur')
    .option('--au <jour>', 'règles en vigueur ce jour-là (AAAA-MM-JJ)')
    .action(async (options) => {
      const { rules } = await import('./commands/rules.js');
      finish(await rules(options));
    });
  sub(ght, 'schema', 'écrit les schémas JSON pour votre éditeur de texte')
    .option('-o, --output <dossier>', 'dossier où écrire', '.ght/schemas')
    .action(async (options) => {
      const { schema } = await import('./commands/schema.js');
      finish(await schema(options));
    });
};

const sub = (ght: Command, name: string, description: string): Command =>
  ght.command(name).description(description).helpOption('-h, --help', 'cette aide').exitOverride();

/** Help of one command, with French headings. */
const french = (command: Command, help: ReturnType<Command['createHelp']>): string => {
  const rows = [
    ...help.visibleOptions(command).map((option) => [help.optionTerm(option), help.optionDescription(option)] as const),
  ];
  const width = Math.max(...rows.map(([term]) => term.length));
  const lines = rows.map(
    ([term, text]) =>
      `  ${term.padEnd(width)}  ${text.replace('default:', 'par défaut :').replace('choices:', 'choix :')}`,
  );
  return `${command.description()}\n\n  ght ${command.name()} ${command.usage()}\n\nOptions :\n${lines.join('\n')}\n`;
};

/** What commander finds wrong, said in French with what to type next. */
const misuse = (error: CommanderError, ght: Command): UsageError => {
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const name = word.split(' ')[0] ?? '';
  if (error.code === 'commander.unknownCommand') return unknownCommand(name, ght);
  if (error.code === 'commander.unknownOption')
    return new UsageError(`L’option « ${name} » n’existe pas.`, 'Tapez « ght check --help » pour voir les options.');
  if (error.code === 'commander.missingArgument')
    return new UsageError('Il manque un mot après la commande.', 'Par exemple : ght explain R. 6132-3');
  if (error.code === 'commander.optionMissingArgument')
    return new UsageError(
      `L’option « ${name} » attend une valeur.`,
      'Tapez la commande suivie de « --help » pour un exemple.',
    );
  if (error.code === 'commander.excessArguments')
    return new UsageError('Il y a un mot de trop après la commande.', 'Tapez la commande suivie de « --help ».');
  return new UsageError(
    'Une valeur n’est pas acceptée.',
    `${error.message.replace(/^error: /, '')}. Tapez la commande suivie de « --help ».`,
  );
};

const unknownCommand = (name: string, ght: Command): UsageError => {
  if (/[./\\]/.test(name))
    return new UsageError(
      `« ${name} » n’est pas une commande.`,
      `Pour contrôler ce fichier, tapez « ght check ${name} ».`,
    );
  const near = closest(
    name,
    ght.commands.map((command) => command.name()),
  );
  return new UsageError(
    `La commande « ${name} » n’existe pas.`,
    near ? `Vouliez-vous taper « ght ${near} » ?` : 'Tapez « ght » seul pour voir les commandes.',
  );
};

/** Says what went wrong and gives the exit status. */
const fail = (error: unknown, ght: Command): number => {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.conforme;
  const known = error instanceof CommanderError ? misuse(error, ght) : error;
  if (known instanceof UsageError) {
    say(`ght : ${known.message}\n      ${known.fix}`);
    return EXIT.usage;
  }
  say('ght : une panne est survenue, et le travail n’est pas fait. Ce n’est pas une erreur de votre document.');
  const detail = error instanceof Error ? error : new Error(String(error));
  say(`      Détail : ${(process.env['GHT_DEBUG'] ? detail.stack : undefined) ?? detail.message}`);
  return EXIT.panne;
};

const main = async (): Promise<void> => {
  const ght = program();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  try {
    if (process.argv.length <= 2) process.stdout.write(`${HELP.trim()}\n`);
    else await ght.parseAsync();
  } catch (error) {
    finish(fail(error, ght));
  }
};

void main();
