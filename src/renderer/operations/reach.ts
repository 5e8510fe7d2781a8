import type { ScreenProps } from '../app/screen.ts';

/** What a part of this screen needs to ask and to lead on. */
export type Reach = Pick<ScreenProps, 'engine' | 'digest' | 'select' | 'go'>;

export const sumOf = <K extends string>(keys: readonly K[], counts: Readonly<Record<K, number>>): number => keys.reduce((total, key) => total + counts[key], 0);
