export { asJson } from '../../core/json/index.ts';
