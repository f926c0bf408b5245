/** Addresses a reader may follow; any other is printed beside its text. */
export const FOLLOWED = /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}\p{Cs}]{1,2000}$/iu;
