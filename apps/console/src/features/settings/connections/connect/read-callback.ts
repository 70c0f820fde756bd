/** What a platform wrote into the address that it sends people back to. Pure. */
import type { Input } from "@eureka/sdk";

/** Null where there is no state: nobody came from a platform. A refusal has no code. */
export function readCallback(search: string): Input<"connection.finish_install"> | null {
  const query = new URLSearchParams(search);
  const state = query.get("state");
  const code = query.get("code");
  if (!state) return null;
  return { state, ...(code && { code }), parameters: Object.fromEntries(query) };
}
