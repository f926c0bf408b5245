import { type IRunOptions, TextRun } from 'docx';
import { ordinals } from '../ordinals.js';

/** A text as runs, the letters of its ordinals raised; line ends of the source are spaces. */
export const words = (text: string, options: IRunOptions = {}): readonly TextRun[] =>
  ordinals(text.replace(/(?<!\s)\s*[\n\r\t]\s*/g, ' ')).map(
    ({ text: part, raised }) => new TextRun({ ...options, text: part, ...(raised && { superScript: true }) }),
  );
