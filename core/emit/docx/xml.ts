import { BuilderElement, Run, type XmlComponent } from 'docx';

/** An XML element that the library has no word for. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly XmlComponent[] = [],
): XmlComponent {
  const pairs = Object.entries(attributes).map(([key, value]) => [key, { key, value }]);
  return new BuilderElement({ name, attributes: Object.fromEntries(pairs), children });
}

/** The three marks of a complex field, each in a run of its own. */
export function fieldMarks(instruction: string): { readonly open: readonly Run[]; readonly close: Run } {
  const instr = element('w:instrText', { 'xml:space': 'preserve' });
  instr.addChildElement(` ${instruction} `);
  const mark = (type: string) => new Run({ children: [element('w:fldChar', { 'w:fldCharType': type })] });
  return { open: [mark('begin'), new Run({ children: [instr] }), mark('separate')], close: mark('end') };
}

/** Text safe inside an XML element or a quoted attribute. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
