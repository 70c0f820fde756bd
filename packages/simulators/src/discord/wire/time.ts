/** Epoch milliseconds in Discord's form, for example `2026-02-17T00:48:03.193000+00:00`. */
export function describeTime(at: number): string {
  return new Date(at).toISOString().replace("Z", "000+00:00");
}
