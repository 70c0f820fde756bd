/** One text for one JSON value, whatever the order of its fields. */
import { type CanonicalValue, canonicalJson } from "@eureka/kit/crypto";

/** Canonical JSON of what `value` is as JSON: Dates become text and undefined fields vanish. */
export function canonicalText(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value ?? null)) as CanonicalValue);
}
