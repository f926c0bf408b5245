import { ImportedXmlComponent, type IStylesOptions } from 'docx';
import { type Look, STYLE } from '../../style.js';
import { halfPoints, hex, twips } from '../units.js';
import { escapeXml } from '../xml.js';
import { pitch } from './make.js';
import { contentsLines, pageStyles } from './page.js';
import { cellStyles, tableStyles } from './table.js';
import { characterStyles, textStyles } from './text.js';

/** Language, type and spacing that every style starts from; the library has no word for widow control in a default. */
function defaults(language: string, look: Look): string {
  const font = escapeXml(look.font.body);
  const tag = escapeXml(language);
  const size = halfPoints(STYLE.size.body);
  return (
    `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}" w:eastAsia="${font}"/>` +
    `<w:color w:val="${hex(look.color.text)}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` +
    `<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>` +
    `<w:spacing w:after="${twips(STYLE.space.paragraph)}" w:line="${pitch(STYLE.space.line, look)}" w:lineRule="auto"/>` +
    '</w:pPr></w:pPrDefault></w:docDefaults>'
  );
}

const BUILT_IN = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
    '<w:pPr><w:jc w:val="both"/></w:pPr></w:style>',
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>' +
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
  '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>' +
    '<w:semiHidden/><w:unhideWhenUsed/></w:style>',
];

/** Every style of the document; `width` is the width of the text column of an upright page, twips. */
export const styles = (language: string, width: number, look: Look): IStylesOptions => ({
  importedStyles: [defaults(language, look), ...BUILT_IN, ...tableStyles(look), ...contentsLines(width, look)].map(
    (xml) => ImportedXmlComponent.fromXmlString(xml),
  ),
  paragraphStyles: [...textStyles(look), ...cellStyles(look), ...pageStyles(look)],
  characterStyles: characterStyles(look),
});
