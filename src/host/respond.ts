import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../engine/shell/headers.ts';
import type { Refusal } from './guard.ts';

const START_AGAIN = 'start Proofroom again and open the address it prints.';
/** What a person reads in the tab of a refused request. */
export const REFUSED = {
  token: `This address opens one window once, and is used up or not whole: go back to the open window, or ${START_AGAIN}`,
  session: `This window is not open any more: ${START_AGAIN}`,
  path: `There is no window at this address: ${START_AGAIN}`,
  request: (why: Refusal): string => `This request is not from Proofroom’s own window (${why}): ${START_AGAIN}`,
} as const;

/** Ends a response with plain text. */
export function sayText(response: ServerResponse, status: number, text: string): void {
  say(response, status, 'text/plain; charset=utf-8', `${text}\n`);
}

export function sayJson(response: ServerResponse, value: unknown): void {
  say(response, 200, 'application/json; charset=utf-8', JSON.stringify(value));
}

function say(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
