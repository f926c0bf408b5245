import { type ITableOptions, Table } from 'docx';
import { element } from './xml.js';

/** A table with its text alternative, for which the library has no option. */
export class DescribedTable extends Table {
  constructor(options: ITableOptions, title: string, summary: string) {
    super(options);
    const properties = this.root.find((child) => child?.rootKey === 'w:tblPr');
    if (title) properties?.addChildElement(element('w:tblCaption', { 'w:val': title }));
    if (summary) properties?.addChildElement(element('w:tblDescription', { 'w:val': summary }));
  }
}
