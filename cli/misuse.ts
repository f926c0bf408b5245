import { existsSync } from 'node:fs';
import { closest } from '../core/closest.js';
import { UsageError } from './exit.js';

/** What was typed: the command it names, if any, and what may be typed instead. */
export interface Typed {
  readonly command: string | undefined;
  readonly commands: readonly string[];
  readonly options: readonly string[];
}

type Say = (name: string, typed: Typed, message: string) => readonly [fact: string, gesture: string];

/** What the parser of arguments finds wrong, said in French with what to type next. */
export const misuse = (error: { readonly code: string; readonly message: string }, typed: Typed): UsageError => {
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const name = word.replace(/^-\w, /, '').split(/[ =]/)[0] ?? '';
  const said = SAY[error.code]?.(name, typed, error.message);
  const [fact, gesture] = said ?? ['Une valeur n’est pas acceptée.', `${error.message}. ${seeHelp(typed)}`];
  return new UsageError(fact, gesture);
};

const seeHelp = ({ command }: Typed): string => `Tapez « ght ${command ? `${command} ` : ''}--help » pour l’aide.`;

const unknownCommand: Say = (name, { commands }) => {
  if (/[./\\]/.test(name) || existsSync(name)) {
    const thing = existsSync(name) ? 'le contrôler' : 'contrôler ce fichier';
    return [`« ${name} » n’est pas une commande.`, `Pour ${thing}, tapez « ght check ${name} ».`];
  }
  const near = closest(name, commands);
  const fix = near ? `Vouliez-vous taper « ght ${near} » ?` : 'Tapez « ght » seul pour voir les commandes.';
  return [`La commande « ${name} » n’existe pas.`, fix];
};

const unknownOption: Say = (name, typed) => {
  const near = closest(name, typed.options);
  const fix = near ? `Vouliez-vous taper « ${near} » ?` : seeHelp(typed);
  return [`L’option « ${name} » n’existe pas.`, fix];
};

const wrongChoice: Say = (name, _typed, message) => {
  const [, value = '', choices = ''] =
    /argument '([^']*)' is invalid\. Allowed choices are (.*)\.$/.exec(message) ?? [];
  return [`L’option « ${name} » ne peut pas valoir « ${value} ».`, `Choisissez : ${choices}.`];
};

const SAY: Readonly<Record<string, Say>> = {
  'commander.unknownCommand': unknownCommand,
  'commander.unknownOption': unknownOption,
  'commander.invalidArgument': wrongChoice,
  'commander.missingArgument': (_name, { command }) => [
    'Il manque un mot après la commande.',
    `Par exemple : ght ${command === 'avenant' ? 'avenant v1 v2' : 'explain R. 6132-3'}`,
  ],
  'commander.optionMissingArgument': (name, typed) => [`L’option « ${name} » attend une valeur.`, seeHelp(typed)],
  'commander.excessArguments': (_name, typed) => ['Il y a un mot de trop après la commande.', seeHelp(typed)],
};
