import Handlebars from 'handlebars';
import type { Template } from './compose.js';
import { refuseDeep } from './template-bounds.js';
import { type Call, FORMS, formOf, misuse, type Spot, strange } from './template-forms.js';

/** Handlebars knows « log » beforehand, which writes to the terminal: it has no place in a template. */
const KNOWN = { ...Object.fromEntries(Object.keys(FORMS).map((name) => [name, true])), log: false };

type Called = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'loc'> & { readonly hash?: hbs.AST.Hash };

/**
 * Every `{{x}}` becomes `{{valeur x}}`: the value is kept aside and put in place once the Markdown is parsed, so that
 * nothing a user writes can be taken for markup. What cannot be called, or is no value, is refused with its line.
 */
class Aside extends Handlebars.Visitor {
  /** The blocks around, and the names that they give. */
  private blocks: readonly { readonly name: string; readonly names: readonly string[] }[] = [];

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    const { path, params, hash, loc } = statement;
    const name = nameOf(path);
    this.call('ligne', statement);
    if (formOf(name) === undefined) this.accept(path);
    if (name === 'numero_article' && !this.blocks.some((block) => block.name === 'article'))
      throw wrong(loc, '« {{numero_article}} » s’écrit dans « {{#article …}} … {{/article}} »');
    if (formOf(name) !== undefined && name !== 'lookup') return;
    const call = { type: 'SubExpression', path, params, hash, loc } as hbs.AST.SubExpression;
    statement.params = [params.length > 0 ? call : asPath(path)];
    statement.path = named('valeur', loc);
  }

  override BlockStatement(statement: hbs.AST.BlockStatement): void {
    const { program, inverse } = statement as { program?: hbs.AST.Program; inverse?: hbs.AST.Program };
    const names = [...(program?.blockParams ?? []), ...(inverse?.blockParams ?? [])];
    this.call('bloc', statement, names, program === undefined || (inverse?.blockParams?.length ?? 0) > 0);
    this.under({ name: nameOf(statement.path), names }, program);
    if (inverse) this.accept(inverse);
  }

  override SubExpression(statement: hbs.AST.SubExpression): void {
    this.call('parenthese', statement);
  }

  /** A name that starts a value; « this », « @index » and « ../ » lead elsewhere. */
  override PathExpression(path: hbs.AST.PathExpression): void {
    this.value(path, false);
  }

  override PartialStatement({ loc }: Pick<hbs.AST.Node, 'loc'>): void {
    throw wrong(loc, 'un gabarit tient en un seul fichier, « {{> … }} » n’y a pas de sens');
  }

  override PartialBlockStatement({ loc }: Pick<hbs.AST.Node, 'loc'>): void {
    this.PartialStatement({ loc });
  }

  override Decorator({ loc }: Pick<hbs.AST.Node, 'loc'>): void {
    throw wrong(loc, '« {{* … }} » n’a pas de sens dans un gabarit');
  }

  override DecoratorBlock({ loc }: Pick<hbs.AST.Node, 'loc'>): void {
    this.Decorator({ loc });
  }

  private under(block: (typeof this.blocks)[number], program: hbs.AST.Program | undefined): void {
    if (!program) return;
    const around = this.blocks;
    this.blocks = [...around, block];
    this.accept(program);
    this.blocks = around;
  }

  private call(spot: Spot, called: Called, names: readonly string[] = [], contrary = false): void {
    const [name, pairs] = [nameOf(called.path), called.hash?.pairs ?? []];
    const options = pairs.map(({ key }) => key);
    const call: Call = { name, spot, values: called.params.length, options, names, contrary };
    const why = misuse(call);
    if (why !== undefined) throw wrong(called.loc, why);
    for (const value of [...called.params, ...pairs.map((pair) => pair.value)]) {
      if (value.type === 'PathExpression') this.value(value as hbs.AST.PathExpression, TAKE_KEYS.has(name));
      else this.accept(value);
    }
  }

  private value(path: hbs.AST.PathExpression, asKey: boolean): void {
    const [head] = path.parts;
    if (head === undefined || path.data || path.depth > 0) return;
    if (this.blocks.some(({ names }) => names.includes(head))) return;
    const outside = !this.blocks.some(({ name }) => formOf(name)?.opens);
    const why = strange(head, outside, asKey);
    if (why !== undefined) throw wrong(path.loc, why);
  }
}

/** Words whose values are keys of the document, most often written between quotes. */
const TAKE_KEYS: ReadonlySet<string> = new Set(['contenu', 'numero', 'point', 'article', 'tout']);

const wrong = (loc: hbs.AST.SourceLocation, why: string): Error => new Error(`ligne ${loc.start.line}, ${why}`);

/** Name that a call is made by. */
const nameOf = (path: Called['path']): string => String((path as hbs.AST.PathExpression).original);

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
  refuseDeep(source);
  const program = wellFormed(source);
  new Aside().accept(program);
  return program;
};

const wellFormed = (source: string): hbs.AST.Program => {
  try {
    return Handlebars.parse(source);
  } catch (error) {
    const [line = '?'] = /(?<=error on line )\d+|(?<=- )\d+(?=:\d+$)/.exec(String((error as Error).message)) ?? [];
    throw new Error(`vers la ligne ${line}, ce qui est entre accolades ne se lit pas, ou un bloc n’est pas refermé`);
  }
};

/** Code of a template, for the build to store. */
export const precompile = (source: string): string => String(Handlebars.precompile(parseTemplate(source), OPTIONS));

/** Compiles a template at run time, for those of a user. Throws at once, in French, when it cannot be one. */
export const compileTemplate = (source: string): Template => {
  // Handlebars compiles at the first use: a template is compiled here for nothing, so that a fault is said at once.
  precompile(source);
  const run = Handlebars.compile(parseTemplate(source), OPTIONS);
  return (context, options) => run(context, options as Handlebars.RuntimeOptions);
};
