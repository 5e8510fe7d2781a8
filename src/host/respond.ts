import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../engine/shell/headers.ts';

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
