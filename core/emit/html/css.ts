import type { PageFurniture } from '../../compose/composed.js';
import { type FooterPiece, footerParts } from '../footer.js';
import type { Look, STYLE } from '../style.js';

type Style = typeof STYLE & Look;

const code = (sign: string): string => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `;

/** A text as a string of CSS: all but letters and digits goes by its code, so that nothing of it can close anything. */
const cssString = (text: string): string => `"${text.replace(/[^\p{L}\p{N} ]/gu, code)}"`;

const families = (names: readonly string[], generic: string): string => [...names.map(cssString), generic].join(',');

/** Headings of the page from h2 down: the title of the document takes h1. */
const headings = ({ size, space }: Style, rem: (points: number) => string): string =>
  size.headings
    .slice(0, 5)
    .map((points, rank) => {
      const [before, after] = [space.headingsBefore[rank] ?? 0, space.headingsAfter[rank] ?? 0];
      return `h${rank + 2}{font-size:${rem(points)};margin:${rem(before)} 0 ${rem(after)}}`;
    })
    .join('\n');

const states = ({ state }: Style): string =>
  Object.entries(state)
    .map(([name, { ground, text }]) => `.state.${name}{background:${ground};color:${text}}`)
    .join('\n');

const marks = ({ list }: Style): string => {
  const [first, second, third] = list.bullets;
  return `@counter-style lettre{system:extends lower-alpha;suffix:") "}
ul{list-style-type:${cssString(`${first} `)}}
ul ul{list-style-type:${cssString(`${second} `)}}
ul ul ul{list-style-type:${cssString(`${third} `)}}
ol ol{list-style-type:lettre}
ol ol ol{list-style-type:lower-roman}`;
};

const screen = (style: Style, rem: (points: number) => string): string => {
  const { color, font, size, space } = style;
  return `*{box-sizing:border-box}
body{margin:0 auto;max-width:52rem;padding:0 1rem;background:${color.white};color:${color.text};line-height:1.5;
font-family:${families([font.body, ...font.fallbacks], 'sans-serif')};overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{color:${color.accent};line-height:1.25;text-wrap:balance}
${headings(style, rem)}
h6{font-style:italic}
p,ul,ol,dl,pre,blockquote{margin:0 0 ${rem(space.paragraph + 4)}}
li{margin-bottom:.25rem}
li>ul,li>ol{margin-bottom:0}
ul,ol{padding-left:${rem(space.indent + 6)}}
${marks(style)}
.task{list-style:none}
a{color:${color.link};text-underline-offset:.15em}
:focus-visible{outline:3px solid ${color.link};outline-offset:2px}
main:focus{outline:none}
main>:first-child,main>.page:first-child+*{margin-top:0}
.skip{position:absolute;left:1rem;top:-10rem;padding:.75rem 1rem;background:${color.accent};color:${color.white}}
.skip:focus{top:0}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header{padding:2rem 0 1.5rem}
.logo{margin:0 0 1rem}
.logo img{max-width:100%;height:auto}
.groupement{padding-bottom:.5rem;border-bottom:2px solid ${color.accent};color:${color.accent};font-weight:600;
font-size:${rem(size.coverGroupement)}}
h1{margin:2.5rem 0 1rem;font-size:min(${rem(size.coverTitle)},9vw);line-height:1.15}
.subtitle{font-size:${rem(size.coverSubtitle)};color:${color.muted}}
.status{display:inline-block;margin:.5rem 0 1.5rem;padding:.5rem .9rem;border:2px solid;border-radius:3px;
color:${color.accent};font-weight:700;letter-spacing:.04em;font-size:${rem(size.coverStatus)}}
.stamped{color:${color.stamp}}
dl{margin:0;font-size:${rem(size.coverLines)}}
dl>div{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.4rem 0;border-top:1px solid ${color.rule}}
dt{flex:1 1 10rem;color:${color.muted}}
dd{flex:2 1 16rem;margin:0;font-weight:600}
nav{padding:1rem 0}
nav h2{margin-top:0}
nav ol{margin:0;padding-left:0;list-style:none}
nav ol ol{padding-left:1rem}
nav a{display:block;padding:.2rem 0;text-decoration:none}
nav a:hover,nav a:focus{text-decoration:underline}
nav>ol>li>a{font-weight:600}
blockquote{margin-left:0;padding-left:${rem(space.indent)};border-left:3px solid ${color.rule};color:${color.muted}}
code{padding:0 .2em;background:${color.ground};font-family:${families([font.code], 'monospace')};font-size:.92em}
pre{padding:.75rem;background:${color.ground};white-space:pre-wrap;overflow-wrap:anywhere}
pre code{padding:0}
hr{width:30%;margin:1.5rem auto;border:0;border-top:1px solid ${color.rule}}
sup{line-height:0}
.table{position:relative;margin:1rem 0 1.25rem;padding:1px;overflow-x:auto}
.table:not([tabindex]){overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;font-size:${rem(size.table)};line-height:1.35;
font-variant-numeric:tabular-nums}
.compact{font-size:${rem(size.compact)}}
caption{padding-bottom:.4rem;color:${color.accent};font-weight:600;font-size:${rem(size.caption)};text-align:left}
th,td{padding:${rem(space.cellY + 1)} ${rem(space.cellX)};border-bottom:1px solid ${color.rule};text-align:left;
vertical-align:top}
thead th,thead td{border-top:2px solid ${color.accent};border-bottom:2px solid ${color.accent};
background:${color.ground};color:${color.accent};font-weight:600;vertical-align:bottom}
tbody:last-child>tr:last-child>*{border-bottom:2px solid ${color.accent}}
.state{border-left:2px solid ${color.white}}
tbody th{font-weight:400}
.state{font-weight:600;text-align:center;vertical-align:middle}
${states(style)}
figure{margin:1.25rem 0 1.5rem}
img{max-width:100%;height:auto;vertical-align:middle}
figcaption{margin-top:.5rem;color:${color.accent};font-weight:600;font-size:${rem(size.caption)}}
.right{text-align:right}
.center{text-align:center}
.signatures>p{margin:1.5rem 0 1rem}
.blank{display:inline-block;width:10rem;max-width:100%;border-bottom:1px solid ${color.muted}}
.signatures ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));gap:.75rem;padding:0;
list-style:none}
.signatures li{min-height:10rem;padding:.6rem;border:1px solid ${color.rule}}
.signatures li p{margin:0 0 .5rem;font-size:${rem(size.small)};color:${color.muted}}
.signatures li .role{font-size:1rem;font-weight:600;color:${color.text}}
.notes{margin-top:2.5rem;border-top:1px solid ${color.rule};font-size:${rem(size.footnote)}}
.back{text-decoration:none}
footer{margin-top:2rem;padding:1rem 0 2rem;border-top:1px solid ${color.rule};color:${color.muted}}
.colophon{font-size:${rem(size.furniture)}}
@media screen and (min-width:75rem){
body:has(nav){display:grid;grid-template-columns:19rem minmax(0,1fr);column-gap:3rem;max-width:76rem}
header,footer,main:not(nav~main){grid-column:1/-1}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;font-size:.9rem}
}`;
};

const field = (piece: FooterPiece): string => ('text' in piece ? cssString(piece.text) : `counter(${piece.field})`);

/** Header, footer and stamp of printed pages; the first one, the cover, bears the stamp alone. */
function pageBoxes({ page, color, font, size }: Style, { header, footer, stamp }: PageFurniture): string {
  const { left, right } = footerParts(footer);
  const face = families([font.body, ...font.fallbacks], 'sans-serif');
  const word = (ink: string) => `color:${ink};font:${size.furniture}pt ${face}`;
  const box = (name: string, content: string) => `@${name}{content:${content};${word(color.muted)}}`;
  return `@page{size:A4;margin:${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm;
@top-left{content:${cssString(header)};${word(color.muted)};width:80%;text-align:left}
@top-right{content:${cssString(stamp ?? '')};${word(color.stamp)};font-weight:700;letter-spacing:.04em;width:20%}
${box('bottom-left', cssString(left))}
${box('bottom-right', right.map(field).join(' '))}}
@page:first{@top-left{content:""}@bottom-left{content:""}@bottom-right{content:""}}
@page landscape{size:A4 landscape}`;
}

const print = ({ color, size, space }: Style): string => `@media print{
html{font-size:${size.body}pt}
body{max-width:none;padding:0;line-height:${space.line};print-color-adjust:exact;-webkit-print-color-adjust:exact}
.skip,footer>:not(.colophon),.back{display:none}
footer{padding:.5rem 0 0}
footer:not(:has(.colophon)){display:none}
a{text-decoration:none}
a.outward::after{content:" (" attr(href) ")";color:${color.muted};overflow-wrap:anywhere}
header{break-after:page}
h1{margin-top:8rem;font-size:${size.coverTitle / size.body}rem}
h1,h2,h3,h4,h5,h6,caption{break-after:avoid;break-inside:avoid}
figure{break-inside:avoid}
main p,main li{orphans:3;widows:3;text-align:justify}
.signatures p,table li{text-align:left}
p:has(+:is(ul,ol,.table,blockquote,pre)){break-after:avoid}
.page{break-before:page}
.page:has(+.landscape){display:none}
.landscape{page:landscape}
.table{overflow:visible}
table{min-width:0!important;table-layout:fixed;hyphens:auto}
thead{display:table-header-group;break-inside:avoid}
thead,thead tr,tbody tr:first-child:not(:last-child){break-after:avoid}
tr,dl>div{break-inside:avoid}
.signatures{break-inside:avoid}
}`;

/**
 * The whole style sheet of a page: on screen sizes follow the reader's own, `rem` for `rem` what they are on paper; on
 * paper they are those of the PDF.
 */
export function css(style: Style, furniture: PageFurniture): string {
  const rem = (points: number) => `${Number((points / style.size.body).toFixed(3))}rem`;
  return [screen(style, rem), pageBoxes(style, furniture), print(style)].join('\n');
}
