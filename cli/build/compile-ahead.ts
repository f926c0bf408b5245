import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Commands made to start fast; each adds to what the ones before it had V8 compile. */
const COMMANDS: readonly (readonly string[])[] = [['check', 'examples', '--sans-cache']];

/** Takes away what V8 compiled of older bundles. */
export const forgetCompiled = (root: string): void =>
  rmSync(join(root, 'dist/compiled'), { recursive: true, force: true });

/** Writes `dist/compiled/`, the bundles as V8 compiles them; without it, they are compiled each time they are run. */
export const compileAhead = (root: string): void => {
  for (const words of COMMANDS) spawnSync(process.execPath, ['dist/cli-build-warm.cjs', ...words], { cwd: root });
};
