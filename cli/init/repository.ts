import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../assets.js';
import { bindings, schemaFiles } from '../commands/schema.js';
import type { NewFile } from './files.js';

const SCHEMAS = '.ght/schemas';
const IGNORED = ['dossier/', 'rapports/'];

/** What git, the editor and the forges need around the documents. */
export const repositoryFiles = async (): Promise<readonly NewFile[]> => {
  const shipped = (name: string) => readFile(join(packageRoot(), 'templates/_depot', name), 'utf8');
  return [
    {
      path: '.gitignore',
      content: `# Ce que ght écrit.\n${IGNORED.join('\n')}\n`,
      toAdd: IGNORED.join('\n'),
    },
    ...schemaFiles().map(([file, content]) => ({ path: `${SCHEMAS}/${file}`, content, group: `${SCHEMAS}/` })),
    {
      path: '.vscode/settings.json',
      content: `{\n${bindings(SCHEMAS)}\n}\n`,
      toAdd: bindings(SCHEMAS),
    },
    { path: '.vscode/extensions.json', content: '{\n  "recommendations": ["redhat.vscode-yaml"]\n}\n' },
    { path: '.gitlab-ci.yml', content: await shipped('gitlab-ci.yml') },
    { path: '.github/workflows/ght.yml', content: await shipped('github.yml') },
    { path: '.githooks/pre-commit', content: await shipped('pre-commit'), mode: 0o755 },
  ];
};
