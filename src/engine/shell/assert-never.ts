export { assertNever } from '../../core/findings/index.ts';
