/** Unix seconds as GitHub writes a time: without fractions. */
export function isoTime(seconds: number): string;
export function isoTime(seconds: number | null): string | null;
export function isoTime(seconds: number | null): string | null {
  return seconds === null ? null : `${new Date(seconds * 1_000).toISOString().slice(0, -5)}Z`;
}

/** The global id of a thing; opaque to everybody. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(`${kind}:${id}`).toString("base64url")}`;
}
