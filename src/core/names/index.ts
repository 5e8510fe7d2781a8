export { codePoint, hiddenCharacters, withoutHidden } from './hidden.ts';
export { skeleton } from './skeleton.ts';
