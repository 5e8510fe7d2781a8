import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Intake } from '../../contract/index.ts';
import { NotFoundError } from '../errors.ts';

/** A file the shell has let in. The window knows it by its opaque id only; `name` is what the user calls it. */
export interface TakenIn {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

export interface Intakes {
  /** `temporary`: the file is the shell's own copy, removed when it is released. */
  add(file: TakenIn, options: { readonly temporary: boolean }): Intake;
  /** Throws `NotFoundError` for an id that was never given out, or was released. */
  get(intake: string): TakenIn;
  release(intake: string): Promise<void>;
  releaseAll(): Promise<void>;
}

/** More than any person drops at once; a window that asks for more is not a person. */
const MAX_HELD = 1_000;

export function createIntakes(): Intakes {
  const held = new Map<string, TakenIn & { readonly temporary: boolean }>();
  const release = async (intake: string): Promise<void> => {
    const file = held.get(intake);
    held.delete(intake);
    if (file?.temporary === true) await rm(file.path, { force: true });
  };
  return {
    add(file, { temporary }) {
      if (held.size >= MAX_HELD) throw new Error('too many files taken in');
      const intake = randomBytes(16).toString('hex');
      held.set(intake, { ...file, temporary });
      return { intake, name: file.name, size: file.size };
    },
    get(intake) {
      const file = held.get(intake);
      if (file === undefined) throw new NotFoundError('intake');
      return { path: file.path, name: file.name, size: file.size };
    },
    release,
    async releaseAll() {
      await Promise.all([...held.keys()].map(release));
    },
  };
}
