import { resolve } from 'node:path';

/** What the user named on the command line, as whole paths. */
export interface LaunchArguments {
  readonly trust: string | null;
  readonly data: string | null;
  readonly files: readonly string[];
}

/**
 * Reads the command line. Electron and Chromium put switches of their own among it, so unknown ones are passed over;
 * `skip` is the number of leading parts that are the program itself, `folder` what paths are relative to.
 */
export function launchArguments(argv: readonly string[], skip: number, folder: string): LaunchArguments {
  const rest = argv.slice(skip);
  const files: string[] = [];
  let trust: string | null = null;
  let data: string | null = null;
  for (let index = 0; index < rest.length; index += 1) {
    const part = rest[index] ?? '';
    if (part === '--trust' || part === '--data') {
      index += 1;
      const value = rest[index];
      const path = value === undefined ? null : resolve(folder, value);
      if (part === '--trust') trust = path;
      else data = path;
    } else if (part !== '' && !part.startsWith('-')) files.push(resolve(folder, part));
  }
  return { trust, data, files };
}

/**
 * The same, as a second start of the application handed it to the first. Chromium reorders the command line it
 * passes on, so that an argument may no longer follow its switch; what was read before that is sent instead.
 */
export function readLaunch(value: unknown): LaunchArguments | null {
  if (typeof value !== 'object' || value === null) return null;
  const { trust, data, files } = value as Readonly<Record<string, unknown>>;
  const pathOrNull = (each: unknown): each is string | null => each === null || typeof each === 'string';
  if (!pathOrNull(trust) || !pathOrNull(data) || !Array.isArray(files)) return null;
  return files.every((each): each is string => typeof each === 'string') ? { trust, data, files } : null;
}
