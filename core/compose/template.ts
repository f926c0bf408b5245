import Handlebars from 'handlebars';
import type { Template } from './compose.js';
import type { HelperName } from './helpers.js';

const HELPERS: Readonly<Record<HelperName, true>> = {
  valeur: true,
  contenu: true,
  sommaire: true,
  nouvelle_page: true,
  gradation: true,
  gradations: true,
  avis: true,
  grille: true,
  signatures: true,
  numero: true,
  point: true,
};

const KNOWN = { ...HELPERS, if: true, unless: true, each: true, with: true } as const;

/**
 * Every `{{x}}` becomes `{{valeur x}}`: the value is kept aside and put in place once the Markdown is parsed, so that
 * nothing a user writes can be taken for markup.
 */
class Aside extends Handlebars.Visitor {
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    const path = statement.path;
    if (path.type !== 'PathExpression' || statement.params.length > 0) return;
    const { original } = path as hbs.AST.PathExpression;
    if (Object.hasOwn(KNOWN, original)) return;
    statement.params = [path as hbs.AST.Expression];
    statement.path = {
      ...(path as hbs.AST.PathExpression),
      original: 'valeur',
      parts: ['valeur'],
      depth: 0,
      data: false,
    };
  }
}

/** Options of every template: helpers known beforehand, nothing else reachable, no escaping (nothing is written raw). */
const OPTIONS = { noEscape: true, knownHelpers: KNOWN, knownHelpersOnly: true, preventIndent: true } as const;

/** Syntax tree of a template, its values kept aside. Throws when the template is not well formed. */
const parseTemplate = (source: string): hbs.AST.Program => {
  const program = Handlebars.parse(source);
  new Aside().accept(program);
  return program;
};

/** Code of a template, for the build to store. */
export const precompile = (source: string): string => String(Handlebars.precompile(parseTemplate(source), OPTIONS));

/** Compiles a template at run time, for those of a user. Throws at once when it is not well formed or calls an unknown helper. */
export const compileTemplate = (source: string): Template => {
  Handlebars.precompile(parseTemplate(source), OPTIONS);
  const run = Handlebars.compile(parseTemplate(source), OPTIONS);
  return (context, options) => run(context, options as Handlebars.RuntimeOptions);
};
