import { isSha256Hex, parseTimestamp } from '../../core/encoding/index.ts';
import { integer, oneOf, text } from '../../core/json/index.ts';

/** Shapes of the values that recur in the `data` of events. */
export const id = text((value) => value !== '');
export const words = text();
export const digest = text(isSha256Hex);
export const instant = text((value) => parseTimestamp(value) !== null);
export const count = integer(0);
export const environment = oneOf(['development', 'ci', 'staging', 'production']);
export const riskClass = oneOf(['low', 'medium', 'high', 'critical']);
export const dataClass = oneOf(['public', 'internal', 'confidential', 'restricted']);
export const autonomy = oneOf(['observe', 'propose', 'execute-with-approval', 'execute']);
