/** Sends every call's malformed probe: a simulator that accepts one has lost its schemas. */
import type { Probe } from "./platform-call.ts";

interface ProbedCall {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly malformed: Probe;
}

/**
 * The names of the calls that did not record a violation for their probe; empty when the simulator refuses all of them.
 * @param headers what authenticates the probes
 */
export async function findAcceptedProbes(
  platform: { readonly url: string; readonly violations: readonly unknown[] },
  basePath: string,
  calls: readonly ProbedCall[],
  headers: Readonly<Record<string, string>>,
): Promise<string[]> {
  const accepted: string[] = [];
  for (const { name, method, path, malformed } of calls) {
    const before = platform.violations.length;
    const target = path.replace(/\{(\w+)\}/g, (_, part: string) =>
      encodeURIComponent(malformed.parameters?.[part] ?? "probe"),
    );
    const url = new URL(platform.url + basePath + target);
    for (const [key, value] of Object.entries(malformed.query ?? {})) url.searchParams.set(key, value);
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...(malformed.body !== undefined && { "content-type": "application/json" }) },
      ...(malformed.body !== undefined && { body: JSON.stringify(malformed.body) }),
    });
    await response.arrayBuffer();
    if (platform.violations.length === before) accepted.push(name);
  }
  return accepted;
}
