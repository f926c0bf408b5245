import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FICHE, SIZES } from './samples/sizes.js';
import { ROOT } from './world.js';

/** Heap that a check may have, in MB: 100 000 headings ask for some 700, everything else for less than 400. */
const HEAP = 1000;
/** Milliseconds after which a check is taken for a hang, on a machine busy with other work. */
const HANG = 240_000;

describe.concurrent('what is long, wide or deep', () => {
  it.each(Object.entries(SIZES))(
    '%s is checked, or refused in a sentence',
    { timeout: HANG },
    (_, [file, text, fiche = FICHE]) => {
      const folder = mkdtempSync(join(tmpdir(), 'ght-taille-'));
      writeFileSync(join(folder, 'ght.yaml'), fiche);
      writeFileSync(join(folder, file), text);
      const words = [`--max-old-space-size=${HEAP}`, `${ROOT}/dist/ght.cjs`, 'check', '--quiet', '--sans-cache'];
      const options = { cwd: folder, encoding: 'utf8', timeout: HANG, maxBuffer: 2 ** 29 } as const;
      const { status, stderr, stdout } = spawnSync(process.execPath, words, options);
      rmSync(folder, { recursive: true });
      expect([0, 1, 2], stderr.slice(0, 500)).toContain(status);
      expect(stdout).toMatch(/2\sdocuments\scontrôlés\s: .+\.\s*$/s);
    },
  );
});
