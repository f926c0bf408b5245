import fc from 'fast-check';
import { FORMS } from '../../core/compose/template-forms.js';

const VALUES = [
  'document',
  'document.titre',
  'filieres',
  'this',
  '../x',
  '@index',
  '"titre"',
  '[titre]',
  'un',
  'un.deux',
  '@root.fiche',
  '@key',
  '""',
  '3',
  '-1',
  'true',
];
const NAMES = [...Object.keys(FORMS), 'document', 'inconnu', 'log', 'toString'];

const value = fc.oneof(fc.constantFrom(...VALUES), fc.constantFrom('undefined', 'null', '(lookup document "titre")'));
const edge = fc.constantFrom('', '', '', '~');
const named = fc.constantFrom('', '', ' as |un|', ' as |un deux|', ' as |avis|', ' as |un deux trois|');
const contrary = fc.constantFrom(
  '',
  '',
  '{{else}}non',
  '{{^}}non',
  '{{else if fiche}}non',
  '{{else with fiche as |f|}}{{f.nom}}',
);
const option = fc.tuple(fc.constantFrom('sauf', 'includeZero', 'x'), value).map(([key, given]) => ` ${key}=${given}`);
const call = fc
  .tuple(fc.constantFrom(...NAMES), fc.array(value, { maxLength: 3 }), fc.array(option, { maxLength: 1 }))
  .map(([name, values, options]) => ({ name, words: [name, ...values].join(' ') + options.join('') }));

const line = fc.tuple(call, edge, edge).map(([{ words }, before, after]) => `{{${before}${words}${after}}}`);
const block = fc
  .tuple(call, named, fc.constantFrom('#', '#', '^'), fc.array(line, { maxLength: 2 }), contrary)
  .map(
    ([{ name, words }, names, mark, inside, other]) =>
      `{{${mark}${words}${names}}}${inside.join('')}${other}{{/${name}}}`,
  );

/** A template that calls anything, anyhow, yet whose braces are well formed. */
export const calls: fc.Arbitrary<string> = fc
  .array(fc.oneof(line, block), { minLength: 1, maxLength: 3 })
  .map((lines) => `# Titre\n\n${lines.join('\n\n')}\n`);
