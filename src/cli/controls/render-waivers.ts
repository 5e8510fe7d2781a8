import type { ToldWaiver } from '../../core/controls/waive.ts';
import { terminalControls as words } from '../../text/en/terminal/controls.ts';
import { displayName, formatInstant } from '../../text/index.ts';
import { bold, wrap, type Terminal } from '../terminal.ts';

/** Every waiver of the file and what it came to, those that waive nothing included. */
export function waiverLines(told: readonly ToldWaiver[], terminal: Terminal): string[] {
  if (told.length === 0) return [];
  return [
    bold(terminal, words.waivers),
    ...told.flatMap(({ waiver, state, exceptions }) => {
      const subject = waiver.subject === null ? words.everything : displayName(waiver.subject);
      const text = `${displayName(waiver.control)}, ${subject}: ${words.waiver[state](exceptions)}. ${words.waived(displayName(waiver.who), formatInstant(waiver.until), displayName(waiver.why))}${waiver.withdrawn === undefined ? '' : `; ${words.withdrawn(waiver.withdrawn.who === null ? null : displayName(waiver.withdrawn.who), formatInstant(waiver.withdrawn.at), waiver.withdrawn.why === undefined ? null : displayName(waiver.withdrawn.why, 2_000))}`}`;
      return wrap(text, terminal.columns - 2).map((line, at) => `${at === 0 ? '- ' : '  '}${line}`);
    }),
  ];
}
