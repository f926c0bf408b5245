import { RE2JS } from 're2js';

/** What a rule may not ask of a text: it would need going back over what was read, for a time nobody can bound. */
class NotLinear extends Error {
  override readonly name = 'NotLinear';
}

const engine = (pattern: string) => {
  try {
    const expression = RE2JS.compile(RE2JS.translateRegExp(pattern));
    return { test: (text: string): boolean => expression.matcher(text).find(), toString: () => pattern };
  } catch {
    throw new NotLinear(pattern);
  }
};

/**
 * The engine of the expressions (`pattern`) of a groupement's own rules: its time grows as the text does, whatever the
 * expression. Throws NotLinear for what no such engine can judge.
 */
export const linear = Object.assign(engine, { code: 'linear' });
