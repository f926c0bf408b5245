/** Exit statuses: conform, findings, wrong call or unreadable input, fault of ght itself. */
export const EXIT = { conforme: 0, constats: 1, usage: 2, panne: 3 } as const;

/** What a person did that cannot be carried out: the fact, then what to type. Ends the command with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

/** True for a UsageError, whichever file of the bundle threw it: each carries its own copy of the class. */
export const isUsageError = (error: unknown): error is UsageError =>
  error instanceof Error && error.name === 'UsageError' && 'fix' in error;
