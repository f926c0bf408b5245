import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** The command made to start fast. */
const COMMAND = ['check', 'examples', '--sans-cache'];

/** Takes away what V8 compiled of older bundles. */
export const forgetCompiled = (root: string): void =>
  rmSync(join(root, 'dist/compiled'), { recursive: true, force: true });

/** Writes `dist/compiled/`, the bundles as V8 compiles them; without it, they are compiled each time they are run. */
export const compileAhead = (root: string): void => {
  spawnSync(process.execPath, ['dist/cli-build-warm.cjs', ...COMMAND], { cwd: root });
};
