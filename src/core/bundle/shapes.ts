import { isSha256Hex, parseTimestamp } from '../encoding/index.ts';
import { text } from '../json/index.ts';

/** Shapes of the values that recur in every document of the bundle. */
export const sha256Text = text(isSha256Hex);
export const timeText = text((value) => parseTimestamp(value) !== null);
/** Non-empty, and short enough to be a name rather than a way to fill memory. */
export const nameText = text((value) => value !== '' && value.length <= 4_096);
