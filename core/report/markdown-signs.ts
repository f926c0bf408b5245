/**
 * Shows a text as it is: every character that Markdown or a forge reads as a sign is escaped, and a word joiner parts
 * « @ » and « # » from what follows, so that nobody is mentioned and no issue is linked.
 */
export const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>|~&#!$%^@]/g, '\\$&').replace(/(?<=[@#])(?=\S)/g, '\u2060');

/** A path between backquotes, more of them than it holds. */
export const code = (text: string): string => {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? fence + text + fence : `${fence} ${text} ${fence}`;
};

/** Lines under a summary that unfolds. */
export const folded = (summary: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>', ''];

/** A table, when it has rows and more than their names. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 || head.length < 2
    ? []
    : [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
