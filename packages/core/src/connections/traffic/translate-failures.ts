/** What can go wrong before a platform answers, in the words of connectors. */
import { ConnectorError } from "@eureka/connector-sdk";
import { OutgoingRequestError } from "@eureka/kit/http";

/** A `fetch` that throws `ConnectorError` "unavailable" where no answer came, and "invalid" where our own rules forbid the call. */
export function translateFailures(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    try {
      return await fetch(input, init && (await withPlainBody(init)));
    } catch (error) {
      // Whoever called it off knows why.
      if (init?.signal?.aborted) throw error;
      throw explain(error);
    }
  };
}

/** Forms of the platform's own class mean nothing to the client that takes an address guard: it gets their bytes. */
async function withPlainBody(init: RequestInit): Promise<RequestInit> {
  if (!(init.body instanceof FormData)) return init;
  const encoded = new Response(init.body);
  const headers = new Headers(init.headers);
  headers.set("content-type", encoded.headers.get("content-type") ?? "");
  return { ...init, headers: Object.fromEntries(headers), body: await encoded.arrayBuffer() };
}

function explain(cause: unknown): unknown {
  if (cause instanceof OutgoingRequestError) {
    const code = cause.reason === "timeout" ? "unavailable" : "invalid";
    return new ConnectorError(code, cause.message, { platformCode: cause.reason, cause });
  }
  if (!(cause instanceof TypeError)) return cause;
  const { code } = (cause.cause ?? {}) as { readonly code?: unknown };
  const platformCode = typeof code === "string" ? code : "no_answer";
  return new ConnectorError("unavailable", "The platform could not be reached", { platformCode, cause });
}
