/** Calls an HTTP API with JSON; an error says what the API said. */

export type Caller = <Output = unknown>(method: string, path: string, body?: unknown) => Promise<Output>;

export interface CallerOptions {
  /** What stands before each path. */
  readonly prefix: string;
  readonly authorization?: string;
}

/** `apiKey` null: nobody is signed in. */
export function createCaller(
  url: string,
  apiKey: string | null,
  { prefix, authorization }: CallerOptions = { prefix: "/api/v2" },
): Caller {
  const credential = authorization ?? (apiKey === null ? undefined : `Bearer ${apiKey}`);
  return async <Output>(method: string, path: string, body?: unknown): Promise<Output> => {
    const response = await fetch(`${url}${prefix}${path}`, {
      method,
      headers: {
        ...(credential !== undefined && { authorization: credential }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Output;
  };
}
