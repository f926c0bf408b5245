import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** A bundle that runs, and the script it was compiled to. */
interface Bundle {
  readonly script: Script;
  readonly module: { readonly exports: unknown };
}

/**
 * Where the build keeps what V8 makes of the bundles. V8 itself refuses what another version or other options of it
 * made, but does not look for another processor.
 */
export const COMPILED: string = join(__dirname, 'compiled', `${process.version}-${process.platform}-${process.arch}`);

const bundles = new Map<string, Bundle>();

/** The bundles that run, by the name of their file. */
export const loaded: ReadonlyMap<string, Bundle> = bundles;

/**
 * What the bundle of that file name exports. V8 takes up what it compiled for the build, when that is there and fits:
 * compiling anew takes longer than judging a document.
 */
export const load = (name: string): unknown => {
  const known = bundles.get(name);
  if (known) return known.module.exports;
  const filename = join(__dirname, name);
  const script = new Script(asFunction(filename), { filename, ...compiled(name) });
  const module = { exports: {} };
  bundles.set(name, { script, module });
  script.runInThisContext()(module.exports, requireFrom, module, filename, __dirname);
  return module.exports;
};

/** What bundles call `require`: it loads the others here, and leaves all else to Node. */
const requireFrom = (name: string): unknown => (name.startsWith('./') ? load(name.slice(2)) : require(name));

/** CommonJS is the body of a function, which Node would wrap so. */
const asFunction = (filename: string): string =>
  `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;

const compiled = (name: string): { readonly cachedData?: Buffer } => {
  try {
    return { cachedData: readFileSync(join(COMPILED, name)) };
  } catch {
    return {};
  }
};
