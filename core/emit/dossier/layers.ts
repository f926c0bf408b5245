import { type PDFDict, type PDFDocument, PDFName, type PDFObject, type PDFObjectCopier, PDFRef } from 'pdf-lib';
import { arrayOf, dictOf, madeDict, nameOf } from './objects.js';

const refsOf = (dict: PDFDict | undefined, key: string): readonly PDFRef[] => {
  const array = arrayOf(dict, key);
  return (array?.asArray() ?? []).filter((one): one is PDFRef => one instanceof PDFRef);
};

const added = (into: PDFDocument, dict: PDFDict, key: string, refs: readonly PDFObject[]): void => {
  if (refs.length === 0) return;
  const known = arrayOf(dict, key)?.asArray() ?? [];
  dict.set(PDFName.of(key), into.context.obj([...known, ...refs]));
};

/** Brings the layers of a piece, so that what it hides stays hidden. */
export const keepLayers = (from: PDFDocument, into: PDFDocument, copier: PDFObjectCopier): void => {
  const layers = dictOf(from.catalog, 'OCProperties');
  const all = refsOf(layers, 'OCGs');
  if (all.length === 0) return;
  const usual = dictOf(layers, 'D');
  const shown = new Set(refsOf(usual, 'ON'));
  const hidden = nameOf(usual, 'BaseState') === 'OFF' ? all.filter((one) => !shown.has(one)) : refsOf(usual, 'OFF');
  const ours = madeDict(into.context, into.catalog, 'OCProperties');
  const copied = (refs: readonly PDFRef[]) => refs.map((ref) => copier.copy(ref));
  added(into, ours, 'OCGs', copied(all));
  const view = madeDict(into.context, ours, 'D');
  view.set(PDFName.of('Name'), into.context.obj('Calques'));
  added(into, view, 'OFF', copied(hidden));
};
