/** Ends a switch that names every case: a new one does not compile. Core's own is a value, which text may not import. */
export function missingCase(value: never): never {
  throw new Error(`no sentence for ${JSON.stringify(value)}`);
}
