import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { BUILD } from '#generated/build.js';

/** A bundle that runs, and the script it was compiled to. */
interface Bundle {
  readonly script: Script;
  readonly module: { readonly exports: unknown };
}

/** What V8 made of a bundle is for that very bundle, and for the program that it was made by. */
const MADE_FOR = [BUILD.slice(0, 16), process.version, process.platform, process.arch];

/** Where the build keeps what V8 made of the bundles; V8 itself looks at little more than their length. */
export const COMPILED: string = join(__dirname, 'compiled', MADE_FOR.join('-'));

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
