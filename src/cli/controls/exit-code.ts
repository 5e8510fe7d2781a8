import type { Assessment } from '../../engine/controls/index.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/**
 * Of the tests that were chosen and are not advisory: 0 when all pass or have nothing to test, and one passes; 1 when one
 * failed and is not wholly waived; 2 otherwise. A waived failure is no pass.
 */
export function controlsExitCode({ results }: Assessment): ExitCode {
  const counted = results.filter(({ result }) => !result.advisory);
  if (counted.some(({ result, wholly }) => result.outcome === 'fail' && !wholly)) return EXIT.fails;
  const holds = counted.every(({ result }) => result.outcome === 'pass' || result.outcome === 'not-applicable');
  return holds && counted.some(({ result }) => result.outcome === 'pass') ? EXIT.holds : EXIT.cannotTell;
}
