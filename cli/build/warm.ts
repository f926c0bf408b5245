import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED, load, loaded } from '../bundles.js';
import { optimiseLater } from '../tiering.js';

/** Run by the build with the words of a command: does what `ght` does, then keeps the functions that V8 compiled. */
const keep = (): void => {
  mkdirSync(COMPILED, { recursive: true });
  for (const [name, { script }] of loaded) writeFileSync(join(COMPILED, name), script.createCachedData());
};

process.on('exit', keep);
optimiseLater();
load('cli-door.cjs');
