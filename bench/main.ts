import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pageOf, tableOf } from './page.js';
import { fetchPeers } from './peers.js';
import { rowsOf } from './rows.js';
import { compare } from './timing.js';

const { values } = parseArgs({
  options: {
    // Day written in docs/performance.md; without it, the table is only shown.
    date: { type: 'string' },
    // Fetches the peers from the registry, once.
    peers: { type: 'boolean', default: false },
    // Ranks of the rows to run, from 1: « 1,2,7 ».
    lignes: { type: 'string' },
  },
});

const root = process.cwd();
const home = join(root, 'node_modules/.cache/ght-bench');
mkdirSync(home, { recursive: true });
if (values.peers) fetchPeers(join(home, 'pairs'));

const wanted = values.lignes?.split(',').map(Number);
const rows = rowsOf({ root, home }).filter((_, i) => wanted === undefined || wanted.includes(i + 1));
const done = [];
for (const row of rows) {
  process.stderr.write(`${row.work} / ${row.beside}\n`);
  const commands = await row.commands();
  done.push({ row, compared: commands && compare(...commands, row.passes) });
}
process.stdout.write(tableOf(done));
if (values.date) writeFileSync(join(root, 'docs/performance.md'), pageOf(done, values.date));
