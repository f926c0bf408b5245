import fc from 'fast-check';

/** What GitHub adds to CommonMark, and what authors of hospitals write that few test suites hold. */
export const GFM: readonly string[] = [
  '| a1 | b1 |\n|---|:-:|\n| c1 | d1 |\n| e1 |\n| f1 | g1 | trop1 |',
  '| `a\\|b` | c2 |\n|-|-|\n| **d2** | ~~e2~~ [f2](/g) |',
  '| seule3 |\n|-|',
  'avant4\n| a4 | b4 |\n|-|-|\n| c4 | d4 |\naprès4',
  '- [x] fait5\n- [ ] ouvert5\n  - [x] dessous5\n- ni l’un5',
  '1. [ ] un6\n2. [x] deux6',
  '~~rayé7~~ et ~un tilde7~ et ~~**les deux7**~~',
  'www.exemple8.invalid https://exemple8.invalid/a_b?c=d#e. courriel8@exemple.invalid',
  'appel9[^a9].\n\n[^a9]: note9 **grasse9**\n\n    suite9\n\n    - liste9\n\n          code9',
  'appel10[^a10] et encore10[^a10].\n\n[^a10]: dite10 deux fois',
  'appel11[^a11].\n\n[^a11]: Avec | barre11 |\n\n    | x11 | y11 |\n    |---|---|\n    | z11 | w11 |',
  'appel12[^a12].\n\n[^a12]: Qui appelle12[^b12].\n\n[^b12]: Une autre12.',
  'rien n’appelle13\n\n[^a13]: cette note13',
  'appel14[^a14].\n\n[^a14]: première14\n\n[^a14]: seconde14 du même nom',
  'appel15[^absente15].',
  '# titre16[^a16]\n\n[^a16]: note16 d’un titre',
  '| tête17[^a17] |\n|-|\n| cellule17[^b17] |\n\n[^a17]: note17 de tête\n\n[^b17]: note17 de cellule',
  '- a18[^a18]\n\n  > b18\n\n[^a18]: > citée18\n    ```\n    code18\n    ```',
  '[^a19]: note19 avant\n\nson appel19[^a19]',
  '> [^a20]: note20 dans une citation\n>\n> appel20[^a20]',
  '<div class="encadré21">\n\nDans **la boîte21**\n\n</div>',
  'du <span title="info22">HTML22</span> en ligne<br>à la ligne22',
  '<!-- a23 --> entre23 <!-- b23 -->',
  '<!-- a24 -->\ndessous24\n\n<!-- b24\n\nc24 -->\n\nreste24',
  '<details>\n<summary>Résumé25</summary>\nCaché25\n</details>',
  '[voir26]: page26 "titre26"',
  '[Note27]: importante27\n\nreste27',
  '[texte28][voir28] et [voir28]\n\n[voir28]: https://exemple.invalid "titre28"',
  '[a29](https://exemple.invalid "bulle29")',
  '[](https://exemple30.invalid) et []()',
  '[a **b31** `c31` ![d31](e.png)](#ancre31)',
  '![alt32](absente.png "titre32") et ![alt33][ref33]\n\n[ref33]: x.png',
  '***grasse et penchée34*** __a34__ _b34_ **a*b*c34**',
  '## titre35\n\n###### six35\n\ntexte35\n\nSetext35\n===\n\nautre35\n---',
  '> # titre36 cité\n>\n> - a36\n>   1. b36\n>\n>      c36',
  '- # titre37 de liste\n- ---\n- > cité37\n- ```\n  code37\n  ```\n- | a37 |\n  |-|\n  | b37 |',
  '```js titre38\nconst a38 = 1;\n```\n\n~~~\nnon fermé38',
  '\tcode39\n\tsuite39\n\nprose39',
  'ligne40\\\nsuite40  \nfin40',
  '0) zéro41\n7) sept41\n\nA. lettre41',
  '&eacute;t&eacute;42 &copy; &#233;42 &inconnue42; \\*échappé42\\*',
  'cœur43 coeur43 1ère43 fois, la 2ème, n°3, "cité43" l\'eau43 ... fin43 !',
  '#pas-un-titre44 $x44$ {{braces44}} {#ancre44} @mention44 :emoji44:',
  'ﬁ45 ﬂ45 ½45 ²45 №45 Ⅳ45 é45 \u00adcé\u00adsure45 zé\u200bro45',
  '---\ncle46: valeur46\n---\n\nprose46',
  '* * *\n\n+ a47\n\n\n+ b47\n\n   c47',
  '1. a48\n\n   | t48 | u48 |\n   |-|-|\n   | v48 | w48 |\n\n2. b48',
  'Terme49\n: définition49\n\n*[HTML49]: abréviation49',
  '^exposant50^ ~indice50~ ==surligné50== ++ajouté50++',
  '> [!NOTE]\n> encadré51 de GitHub',
];

const word = fc.stringMatching(/^[a-zéœ]{2,7}$/);

const inline: fc.Arbitrary<string> = fc.letrec<{ readonly one: string; readonly many: string }>((tie) => ({
  many: fc.array(tie('one'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  one: fc.oneof(
    { maxDepth: 1 },
    word,
    tie('many').map((text) => `**${text}**`),
    tie('many').map((text) => `*${text}*`),
    tie('many').map((text) => `~~${text}~~`),
    tie('many').map((text) => `[${text}](https://exemple.invalid/${text.length} "bulle")`),
    tie('many').map((text) => `[${text}](#ancre)`),
    word.map((text) => `\`${text}\``),
    word.map((text) => `![${text}](absente.png)`),
    word.map((text) => `<b>${text}</b>`),
    word.map((text) => `<!-- ${text} -->`),
    word.map((text) => `${text}[^${text.length % 3}]`),
    word.map((text) => `${text}\\\nsuite`),
    word.map((text) => `${text}<br>suite`),
    fc.constantFrom('2ème', '1ère', 'coeur', '"cité"', "l'eau", 'n°3', '12 000', 'a_b', '50 %', '\\*', '&amp;', '…'),
  ),
})).many;

const indented = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);

const cell = inline.map((text) => text.replaceAll(/\\?\n/g, ' ').replaceAll('|', '\\|'));

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const blocks: fc.Arbitrary<string> = fc.letrec<{ readonly one: string; readonly many: string }>((tie) => ({
  many: fc.array(tie('one'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n')),
  one: fc.oneof(
    { maxDepth: 2 },
    inline,
    fc.tuple(fc.integer({ min: 1, max: 6 }), cell).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
    tie('many').map((text) => `> ${indented(text, '> ')}`),
    fc
      .array(tie('many'), { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- ${indented(item, '  ')}`).join('\n')),
    fc
      .array(tie('many'), { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item, i) => `${i + 3}. ${indented(item, '   ')}`).join('\n')),
    fc
      .array(inline, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item, i) => `- [${i % 2 === 0 ? 'x' : ' '}] ${indented(item, '  ')}`).join('\n')),
    fc.array(word, { minLength: 1, maxLength: 4 }).map((lines) => `\`\`\`\n${lines.join('\n\n')}\n\`\`\``),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }).map((rows) => {
      const width = rows[0]?.length ?? 1;
      return [row(rows[0] ?? []), row(Array<string>(width).fill('---')), ...rows.slice(1).map(row)].join('\n');
    }),
    fc.tuple(fc.nat(3), tie('many')).map(([name, text]) => `[^${name}]: ${indented(text, '    ')}`),
    fc.tuple(word, word).map(([name, url]) => `[${name}]: ${url} "bulle"`),
    word.map((text) => `<div>\n${text}\n</div>`),
    word.map((text) => `<!-- ${text} -->\n${text}`),
    fc.constant('---'),
  ),
})).many;

/** Any Markdown an author may write, well formed or not. */
export const anyMarkdown: fc.Arbitrary<string> = blocks;
