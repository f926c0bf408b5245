import Handlebars from 'handlebars';
import type { Template } from './compose.js';
import { FORMS, nameOf, refuseMisused } from './template-forms.js';

/** Handlebars knows « log » beforehand, which writes to the terminal: it has no place in a template. */
const KNOWN = { ...Object.fromEntries(Object.keys(FORMS).map((name) => [name, true])), log: false };

/**
 * Every `{{x}}` becomes `{{valeur x}}`: the value is kept aside and put in place once the Markdown is parsed, so that
 * nothing a user writes can be taken for markup.
 */
class Aside extends Handlebars.Visitor {
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    super.MustacheStatement(statement);
    const { path, params, hash, loc } = statement;
    refuseMisused('ligne', statement);
    if (Object.hasOwn(FORMS, nameOf(path)) && nameOf(path) !== 'lookup') return;
    const call = { type: 'SubExpression', path, params, hash, loc } as hbs.AST.SubExpression;
    statement.params = [params.length > 0 ? call : asPath(path)];
    statement.path = named('valeur', loc);
  }

  override BlockStatement(statement: hbs.AST.BlockStatement): void {
    refuseMisused('bloc', statement);
    super.BlockStatement(statement);
  }

  override SubExpression(statement: hbs.AST.SubExpression): void {
    refuseMisused('valeur', statement);
    super.SubExpression(statement);
  }

  override PartialStatement(): void {
    throw new Error('un gabarit tient en un seul fichier, « {{> … }} » n’y a pas de sens');
  }

  override PartialBlockStatement(): void {
    this.PartialStatement();
  }

  override Decorator(): void {
    throw new Error('« {{* … }} » n’a pas de sens dans un gabarit');
  }

  override DecoratorBlock(): void {
    this.Decorator();
  }
}

const named = (name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression => ({
  type: 'PathExpression',
  data: false,
  depth: 0,
  parts: [name],
  original: name,
  loc,
});

/** Handlebars reads « {{"titre"}} » as the value of that name. */
const asPath = (path: hbs.AST.PathExpression | hbs.AST.Literal): hbs.AST.Expression =>
  path.type === 'PathExpression' ? path : named(String((path as hbs.AST.StringLiteral).value), path.loc);

/**
 * Options of every template: helpers known beforehand, nothing else reachable, no escaping (nothing is written raw).
 */
const OPTIONS = { noEscape: true, knownHelpers: KNOWN, knownHelpersOnly: true, preventIndent: true } as const;

/** Syntax tree of a template, its values kept aside. Throws, in French, when the template is not well formed. */
const parseTemplate = (source: string): hbs.AST.Program => {
  const program = wellFormed(source);
  new Aside().accept(program);
  return program;
};

const wellFormed = (source: string): hbs.AST.Program => {
  try {
    return Handlebars.parse(source);
  } catch (error) {
    const [, line = '?'] =
      /^Parse error on line (\d+)|- (\d+):\d+$/.exec(String((error as Error).message))?.filter(Boolean) ?? [];
    throw new Error(`ligne ${line}, ce qui est entre accolades ne se lit pas, ou un bloc n’est pas refermé`);
  }
};

/** Code of a template, for the build to store. */
export const precompile = (source: string): string => String(Handlebars.precompile(parseTemplate(source), OPTIONS));

/**
 * Compiles a template at run time, for those of a user. Throws at once when it is not well formed or calls an unknown
 * helper.
 */
export const compileTemplate = (source: string): Template => {
  Handlebars.precompile(parseTemplate(source), OPTIONS);
  const run = Handlebars.compile(parseTemplate(source), OPTIONS);
  return (context, options) => run(context, options as Handlebars.RuntimeOptions);
};
