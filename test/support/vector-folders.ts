/** Formats that later parts of the product read. None of their cases counts as agreement. */
const NOT_READ: Readonly<Record<string, string>> = {
  'agent-transcripts': 'sessions of coding agents are not read yet',
};

/**
 * Every folder of vectors is run by the suite of its name, or named with the reason why not. A folder with neither is a
 * problem, and so is one with both: a folder that quietly stopped being read would look like agreement.
 */
export function accountForFolders(
  folders: readonly string[],
  suites: readonly string[],
  notRead: Readonly<Record<string, string>> = NOT_READ,
): { readonly named: readonly string[]; readonly problems: readonly string[] } {
  const named: string[] = [];
  const problems: string[] = [];
  for (const folder of folders) {
    const reason = Object.hasOwn(notRead, folder) ? notRead[folder] : undefined;
    const run = suites.includes(folder);
    if (run && reason !== undefined) problems.push(`${folder}: a suite runs it, and it is listed as not read`);
    else if (!run && reason === undefined) problems.push(`${folder}: no suite runs it, and no reason is given`);
    else if (reason !== undefined) named.push(`${folder}: not read yet, not counted: ${reason}`);
  }
  return { named, problems };
}
