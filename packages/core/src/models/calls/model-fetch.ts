/** How requests to models leave the process. */
import { createFetch } from "@eureka/kit/http";
import type { ModelEndpoint } from "./model-endpoint.ts";

/** Longer than any call: each has a time of its own. */
const timeoutMs = 300_000;

/**
 * The largest answer on the wire. The longest text that we ask for is far smaller, but a stream wraps every piece of it into JSON. A
 * model that does not stop is cut off here.
 */
const maxBytes = 8 * 1024 * 1024;

export interface ModelFetch {
  for(endpoint: Pick<ModelEndpoint, "setBy">): typeof globalThis.fetch;
  /** Ends kept connections. */
  close(): Promise<void>;
}

/**
 * Addresses of organizations are reached only where they are on the public internet, unless the operator allows private ones; the
 * operator's own may be anywhere. Redirects are followed by neither: a key goes where it was meant to.
 */
export function createModelFetch({ allowPrivate }: { readonly allowPrivate: boolean }): ModelFetch {
  const own = createFetch({ timeoutMs, maxBytes, allowPrivate: true });
  const guarded = createFetch({ timeoutMs, maxBytes, allowPrivate });
  return {
    // The SDK is typed for the built-in fetch; undici's own has the same shape, and is the one that takes an agent.
    for: ({ setBy }) => (setBy === "operator" ? own : guarded) as unknown as typeof globalThis.fetch,
    close: async () => {
      await Promise.all([own.close(), guarded.close()]);
    },
  };
}
