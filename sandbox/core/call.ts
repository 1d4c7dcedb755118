import type { IncomingHttpHeaders } from 'node:http';

/** One request as a handler sees it. */
export type Call = {
  method: string;
  path: string;
  /** `http://127.0.0.1:port` as the caller wrote it. */
  origin: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Undefined when none was sent, or when it was no JSON: see `malformed`. */
  body: unknown;
  malformed: boolean;
  address: string;
  /** Who is asking, as the vendor's `auth` answered; the address on open routes. */
  key: string;
};

export type Reply = {
  status: number;
  /** Text and bytes go out as they are, which serves a prebuilt page fast; anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
};

export function json(status: number, body: unknown): Reply {
  return { status, body };
}

/** Marks an answer whose form no vendor document confirms. */
export function assumed(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, 'x-sandbox-assumed': '1' } };
}

/** Thrown by a handler; the server answers it in the vendor's own error shape. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly options: { assumed?: boolean; headers?: Record<string, string>; body?: object } = {},
  ) {
    super(message);
  }
}

/** A JSON object, or nothing: arrays, texts and numbers are not taken for one. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}
