/** The label of a value's key where its spelling does not read by itself; in English it does. */
export const labelOf = (_key: string): string | null => null;

/** The value of a check's fact; facts are told in English words and numbers. */
export const factValue = (value: string): string => value;
