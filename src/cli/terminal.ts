import type { Outcome } from '../core/findings/index.ts';

/** Where text goes, and what it can show. */
export interface Terminal {
  readonly columns: number;
  readonly unicode: boolean;
  readonly colour: boolean;
  /** Progress may be drawn: someone is watching. */
  readonly live: boolean;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Colour and progress only where a person looks (https://no-color.org); symbols beyond ASCII only where the locale is UTF-8. */
export function terminalOf(stream: Stream, env: Readonly<Record<string, string | undefined>>): Terminal {
  const tty = stream.isTTY === true;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return {
    columns: Math.max(60, Math.min(stream.columns ?? 100, 110)),
    unicode: /utf-?8/i.test(locale) || process.platform === 'darwin' || env['WT_SESSION'] !== undefined,
    colour: tty && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    live: tty && env['TERM'] !== 'dumb',
  };
}

const SIGNS: Readonly<Record<Outcome, { readonly sign: string; readonly ascii: string; readonly colour: number }>> = {
  'pass': { sign: '●', ascii: '[+]', colour: 32 },
  'fail': { sign: '✕', ascii: '[x]', colour: 31 },
  'indeterminate': { sign: '◆', ascii: '[?]', colour: 33 },
  'not-checked': { sign: '○', ascii: '[ ]', colour: 90 },
  'not-applicable': { sign: '–', ascii: '[-]', colour: 90 },
};

/** The outcome's own shape; colour only repeats what shape and word say. */
export function sign(terminal: Terminal, outcome: Outcome): string {
  const { sign: drawn, ascii, colour } = SIGNS[outcome];
  return paint(terminal, terminal.unicode ? drawn : ascii, colour);
}

function paint(terminal: Terminal, text: string, colour: number): string {
  return terminal.colour ? `\u001b[${colour}m${text}\u001b[0m` : text;
}

export const bold = (terminal: Terminal, text: string): string => paint(terminal, text, 1);
export const faint = (terminal: Terminal, text: string): string => paint(terminal, text, 2);

/** Punctuation of the catalogue in ASCII, for terminals that have no more; names keep their escapes. */
export function plain(terminal: Terminal, text: string): string {
  if (terminal.unicode) return text;
  return text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/…/g, '...').replace(/[–—−]/g, '-').replace(/·/g, '-').replace(/→/g, '->')
    .replace(/[\u0080-\u{10ffff}]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** Breaks text at spaces so that no line is longer than the width; a word longer than it stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}
