declare module '#generated/types.js' {
  import type { Validate } from '../core/law/judge.js';
  import type { RawType } from '../core/types.js';

  /** How each type of document is read, loaded on demand. */
  export const TYPES: Readonly<Record<string, () => Promise<{ readonly RAW: RawType; readonly VALIDATE: Validate }>>>;
}

declare module '#generated/law.js' {
  import type { Executable } from '../core/law/assemble.js';
  import type { Article, Law, Rule } from '../core/law/law.js';

  export const APPELS: Law['appels'];
  export const ARTICLES: readonly Article[];
  /** Names of all the rules. */
  export const KNOWN: readonly string[];
  /** The rules that each type of document is judged by, loaded on demand. */
  export const LAW: Readonly<
    Record<
      string,
      () => Promise<{ readonly RULES: readonly Rule[]; readonly EXECUTABLES: Readonly<Record<string, Executable>> }>
    >
  >;
}

declare module '#generated/empreinte.js' {
  /** SHA-256 of the rules, schemas and templates of this version of ght. */
  export const EMPREINTE: string;
}

declare module '#generated/build.js' {
  /** Sum of everything that ght is made of: two that differ may judge differently. */
  export const BUILD: string;
}

declare module '#generated/lives.js' {
  import type { Life } from '../core/status/life.js';

  export const LIVES: readonly Life[];
}

declare module '#generated/pages.js' {
  /** Body of each page of `rules/`, by path. */
  export const PAGES: Readonly<Record<string, string>>;
}

declare module '#generated/schemas.js' {
  /** One self-contained JSON Schema (as text) a document type. */
  export const SCHEMAS: Readonly<Record<string, string>>;
}

declare module '#generated/templates.js' {
  import type { Page } from '../core/compose/compose.js';

  /** Precompiled templates, by type of document. */
  export const TEMPLATES: Readonly<Record<string, TemplateSpecification>>;
  export const PAGES: Readonly<Record<string, Page>>;
}
