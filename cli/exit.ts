/** Exit statuses: conform, findings, wrong call or unreadable input, fault of ght itself. */
export const EXIT = { conforme: 0, constats: 1, usage: 2, panne: 3 } as const;

/** What a person did that cannot be carried out: the fact, then what to type. Ends the command with status 2. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}
