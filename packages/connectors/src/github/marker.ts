/**
 * The marker by which a write is found again whose answer was lost: a comment of HTML in the first line of a body, which GitHub
 * shows nobody but those who edit it.
 *
 * Why there: it must come with the very call that makes the thing, which leaves title, body and labels. At the end it could stand
 * inside a block of code that nobody closed; in front nothing can be open. Search lags behind writes; the list of issues does not.
 */
import { createHash } from "node:crypto";
import type { Intent } from "@eureka/connector-sdk";

const markerInFront = /^<!-- eureka:[\w-]{22} -->(\r?\n)?/;

/** What a marker takes of the longest text. */
export const markerLength = markerOf("any").length;

/** 132 bits of the intent's hash. */
export function markerOf(intent: Intent): string {
  return `<!-- eureka:${createHash("sha256").update(intent).digest("base64url").slice(0, 22)} -->\n`;
}

/** The marker that a body carries, as it is written; empty when it has none. */
export function readMarker(body: string): string {
  const [marker = ""] = markerInFront.exec(body) ?? [];
  return marker && `${marker.trimEnd()}\n`;
}

export function withoutMarker(body: string): string {
  return body.replace(markerInFront, "");
}
