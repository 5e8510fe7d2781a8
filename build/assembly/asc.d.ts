/** What is used of the compiler. Its own types declare AssemblyScript's globals for every file, with an `Array.at` that never gives undefined. */
export function main(
  args: readonly string[],
  options: { readonly stderr: { write(text: string | Uint8Array): void }; writeFile(name: string, contents: Uint8Array | string): void },
): Promise<{ readonly error: Error | null }>;
