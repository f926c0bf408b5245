import { spaced } from '../../core/message.js';
import type { Done } from './files.js';

/** What `ght init` says once it is done: each file, what to add by hand, what to type next. */
export const told = (folder: string, { written, kept, toAdd }: Done): string => {
  const blocks = [
    [...written.map((name) => `Écrit : ${name}`), ...kept.map((name) => `Gardé : ${name}`)],
    ...toAdd.map(({ path, toAdd: lines = '' }) => [
      `À ajouter à ${path} :`,
      ...lines.split('\n').map((line) => `  ${line}`),
    ]),
    next(folder),
    GATE,
  ];
  return `${blocks.map((lines) => lines.map(spaced).join('\n')).join('\n\n')}\n`;
};

const next = (folder: string): readonly string[] => [
  'Et maintenant :',
  ...(folder === '.' ? [] : [`  cd ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`]),
  '  ght check      dit ce qui manque, où, et par quel article',
  '  ght status     montre où en est le dossier, et ce qui vient ensuite',
  '  ght render     fait le PDF et le DOCX',
];

const GATE = [
  'Pour contrôler avant chaque enregistrement dans Git : git config core.hooksPath .githooks',
  'En intégration continue, la variable GHT_PAQUET dit où prendre ght (lisez .gitlab-ci.yml ou .github/workflows/ght.yml).',
];
