/** Makes the client for the server and the credential that are in force. */
import { say } from "@eureka/contracts/words";
import { createEurekaClient, type EurekaClient } from "@eureka/sdk";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { readCredentials, type StoredCredentials } from "./credentials-file.ts";
import { accessTokenOf } from "./session-tokens.ts";

export const defaultUrl = "http://127.0.0.1:3000";

/** Further attempts after a passing failure. */
const retries = 3;

/** `EUREKA_URL` and `EUREKA_API_KEY` win over what `eureka login` stored. Throws a CommandError when there is no credential. */
export async function openClient(context: CommandContext): Promise<EurekaClient> {
  const { EUREKA_URL: url, EUREKA_API_KEY: apiKey } = context.environment;
  const stored = await readCredentials(context);
  if (apiKey) return makeClient({ baseUrl: url || stored?.url || defaultUrl, apiKey });
  // What was stored for one server is never shown to another one.
  if (!stored || (url && !isSameServer(url, stored.url))) throw new CommandError(say("cli.not_signed_in"));
  return openStoredClient(context, stored);
}

/** A client with a stored credential. */
export function openStoredClient(context: CommandContext, stored: StoredCredentials): EurekaClient {
  if ("apiKey" in stored) return makeClient({ baseUrl: stored.url, apiKey: stored.apiKey });
  return makeClient({ baseUrl: stored.url, getAccessToken: () => accessTokenOf(context, stored.url) });
}

/** A client without a credential, for the operations that are public. */
export function openPublicClient(url: string): EurekaClient {
  return makeClient({ baseUrl: url });
}

function makeClient(options: Parameters<typeof createEurekaClient>[0]): EurekaClient {
  try {
    return createEurekaClient({ retries, ...options });
  } catch (error) {
    if (error instanceof TypeError) throw new CommandError(say("cli.not_an_address", { url: options.baseUrl }));
    throw error;
  }
}

function isSameServer(left: string, right: string): boolean {
  const [first, second] = [left, right].map((url) => (URL.canParse(url) ? new URL(url).href.replace(/\/+$/, "") : url));
  return first === second;
}
