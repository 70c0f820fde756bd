/** Trace identifiers and the `traceparent` header (W3C Trace Context, https://www.w3.org/TR/trace-context/). */
import { randomBytes } from "node:crypto";

/** Where a request belongs: the trace, the caller's span in it, and whether the caller records it. */
export interface TraceContext {
  /** 32 lower-case hexadecimal digits, not all zero. */
  readonly traceId: string;
  /** 16 lower-case hexadecimal digits, not all zero. */
  readonly spanId: string;
  readonly sampled: boolean;
}

export function newTraceId(): string {
  return randomIdentifier(16);
}

export function newSpanId(): string {
  return randomIdentifier(8);
}

function randomIdentifier(bytes: number): string {
  const identifier = randomBytes(bytes);
  // All zero means "none"; one chance in 2^64 is no reason to send it.
  if (identifier.every((byte) => byte === 0)) identifier[0] = 1;
  return identifier.toString("hex");
}

const pattern = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Reads a `traceparent` header. What is missing or not well-formed gives undefined, and the receiver starts a trace of its own. */
export function parseTraceparent(header: string | undefined): TraceContext | undefined {
  const [, version, traceId, spanId, flags, more] = pattern.exec(header ?? "") ?? [];
  if (!version || !traceId || !spanId || !flags) return undefined;
  // Version ff is forbidden; version 00 has exactly these four parts, later ones may add some.
  if (version === "ff" || (version === "00" && more !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** Writes a `traceparent` header of version 00. */
export function formatTraceparent({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
}
