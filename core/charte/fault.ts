/** Why a setting of the charte cannot be followed: the fact, then what to do. */
export interface Fault {
  readonly message: string;
  readonly fix: string;
}

/** Tells a fault from a value. */
export const isFault = (value: object): value is Fault => 'message' in value && 'fix' in value;
