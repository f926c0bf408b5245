/** What memory a function keeps of its texts, in characters: a few documents' worth. */
const ROOM = 1_000_000;

/**
 * A pure function of a text that remembers its answers: the rules ask the same of the same texts. What it remembers is
 * bounded: it forgets everything when it is full.
 */
export const remembered = <T>(answer: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  let held = 0;
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = answer(text);
    held += text.length;
    if (held > ROOM) {
      known.clear();
      held = text.length;
    }
    known.set(text, made);
    return made;
  };
};

/** The same for a pure function of an object that nothing changes: what it answered goes when the object goes. */
export const rememberedFor = <K extends object, T>(answer: (key: K) => T): ((key: K) => T) => {
  const known = new WeakMap<K, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = answer(key);
    known.set(key, made);
    return made;
  };
};
