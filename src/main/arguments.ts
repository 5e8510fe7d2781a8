export interface LaunchArguments {
  readonly trust: string | null;
  readonly data: string | null;
  readonly files: readonly string[];
}

/**
 * What the user named on the command line. Electron and Chromium put switches of their own among it, so unknown
 * ones are passed over; `skip` is the number of leading parts that are the program itself.
 */
export function launchArguments(argv: readonly string[], skip: number): LaunchArguments {
  const rest = argv.slice(skip);
  const files: string[] = [];
  let trust: string | null = null;
  let data: string | null = null;
  for (let index = 0; index < rest.length; index += 1) {
    const part = rest[index] ?? '';
    if (part === '--trust' || part === '--data') {
      index += 1;
      const value = rest[index] ?? null;
      if (part === '--trust') trust = value;
      else data = value;
    } else if (part !== '' && !part.startsWith('-')) files.push(part);
  }
  return { trust, data, files };
}
