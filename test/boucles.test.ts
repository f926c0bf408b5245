import { describe, expect, it } from 'vitest';
import { effort } from '../core/compose/bounds.js';
import { helpersFor } from '../core/compose/helpers.js';
import type { Setting } from '../core/compose/layout.js';
import { compileTemplate } from '../core/compose/template.js';

describe('the loop of a template, whose turns are counted', () => {
  it('loops as Handlebars does', () => {
    const body = '{{k}}{{@index}}{{@key}}{{#if @first}}({{/if}}{{#if @last}}){{/if}}{{x}}{{../b}};';
    const run = compileTemplate(
      `{{#each document as |x k|}}${body}{{#each x}}{{@../index}}{{this}}{{/each}}{{else}}rien{{/each}}`,
    );
    const { each } = helpersFor({} as Setting, [], effort());
    for (const a of [[1, 2, 3], { x: ['y', 'z'], t: 'u' }, [], {}, undefined, 'texte', null]) {
      const [ours, theirs] = [{ each, valeur: String }, { valeur: String }].map((helpers) =>
        run({ document: a, b: 'b' }, { helpers }),
      );
      expect(ours).toBe(theirs);
    }
  });
});
