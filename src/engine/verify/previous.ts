export { readPreviousRun } from '../../core/previous/index.ts';
