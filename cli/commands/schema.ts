import { join } from 'node:path';
import { SCHEMAS } from '#generated/schemas.js';
import { EXIT } from '../exit.js';
import { print } from '../terminal.js';
import { writeWhole } from '../write.js';

/** `ght schema`: writes one self-contained JSON Schema a document type, for editors. */
export const schema = async ({ output }: { readonly output: string }): Promise<number> => {
  for (const [id, text] of Object.entries(SCHEMAS)) await writeWhole(join(output, `${id}.schema.json`), text);
  const names = Object.keys(SCHEMAS)
    .map((id) => `${id}.schema.json`)
    .join(', ');
  await print(`Schémas écrits dans ${output} : ${names}.\n\n${settings(output)}`);
  return EXIT.conforme;
};

const setting =
  (output: string) =>
  (id: string): string => {
    const files = id === 'fiche' ? '"ght.yaml"' : `["${id}.yaml", "${id}/index.yaml"]`;
    return `    "${output}/${id}.schema.json": ${files}`;
  };

const settings = (output: string): string =>
  `Dans Visual Studio Code, avec l’extension YAML, ajoutez à .vscode/settings.json :

  "yaml.schemas": {
${Object.keys(SCHEMAS).map(setting(output)).join(',\n')}
  }

L’éditeur complète alors chaque clé et affiche l’article qui la demande.
`;
