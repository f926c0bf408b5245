import { join } from 'node:path';
import { SCHEMAS } from '#generated/schemas.js';
import { EXIT } from '../exit.js';
import { show } from '../terminal.js';
import { writeWhole } from '../write.js';

/** `ght schema`: writes one self-contained JSON Schema a document type, for editors. */
export const schema = async ({ output }: { readonly output: string }): Promise<number> => {
  for (const [file, text] of schemaFiles()) await writeWhole(join(output, file), text);
  const names = schemaFiles().map(([file]) => file);
  await show(`Schémas écrits dans ${output} : ${names.join(', ')}.\n\n${settings(output)}`);
  return EXIT.conforme;
};

/** Name and text of the schema of each type of document. */
export const schemaFiles = (): readonly (readonly [file: string, text: string])[] =>
  Object.entries(SCHEMAS).map(([id, text]) => [`${id}.schema.json`, text]);

/** Name of the file of a document of a type, without its ending: a type may hold a dot, which an ending is told by. */
export const stemOf = (type: string): string => type.replaceAll('.', '-');

/** Lines of an editor's settings that bind each schema, in the folder where it stands, to the files it describes. */
export const bindings = (output: string): string =>
  `  "yaml.schemas": {\n${Object.keys(SCHEMAS).map(binding(output)).join(',\n')}\n  }`;

const binding =
  (output: string) =>
  (id: string): string => {
    const files = id === 'fiche' ? '"ght.yaml"' : `["${stemOf(id)}.yaml", "${stemOf(id)}/index.yaml"]`;
    return `    "${output}/${id}.schema.json": ${files}`;
  };

const settings = (output: string): string =>
  `Dans Visual Studio Code, avec l’extension YAML, ajoutez à .vscode/settings.json :

${bindings(output)}

L’éditeur complète alors chaque clé et affiche l’article qui la demande.
`;
