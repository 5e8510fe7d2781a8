import type { nameLength as english } from '../en/name-length.ts';

export const nameLength: typeof english = (characters) => `（全 ${characters} 文字）`;
