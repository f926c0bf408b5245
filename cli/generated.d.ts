declare module '#generated/types.js' {
  import type { Validate } from '../core/law/judge.js';
  import type { RawType } from '../core/types.js';

  export const TYPES: Readonly<Record<string, RawType>>;
  export const VALIDATORS: Readonly<Record<string, Validate>>;
}

declare module '#generated/law.js' {
  import type { Executable } from '../core/law/assemble.js';
  import type { Article, Law, Rule } from '../core/law/law.js';

  export const APPELS: Law['appels'];
  export const ARTICLES: readonly Article[];
  export const RULES: readonly Rule[];
  export const EXECUTABLES: Readonly<Record<string, Executable>>;
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
