/** What the host gives to a connector. Nothing else reaches the network, the time or a secret. */

/** Reads the present; tests put a fixed one in its place. */
export interface Clock {
  now(): Date;
}

/** Which token a call needs. */
export interface TokenRequest {
  /** Whose token, in the words of the connector's own `auth`; left out: the connection's main token. */
  readonly purpose?: string;
  /** A token that the platform has just refused with `unauthorized`: the host refreshes before it answers. */
  readonly rejected?: string;
}

/** Gives a token that is valid now, refreshing it when needed. Throws `ConnectorError` "unauthorized" when the connection needs a person. */
export type TokenProvider = (request?: TokenRequest) => Promise<string>;

/**
 * The four things that a connector to an outside platform works with, made by the host for one connection.
 * `fetch` already carries the host's timeout, rate budget and address guard.
 */
export interface ConnectorTools {
  /** Where the platform's API answers, without a trailing slash: the real one, an enterprise server or a simulator. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly tokenProvider: TokenProvider;
  readonly clock: Clock;
  /** The platform workspace of the connection, for platforms whose token reaches several; left out while it is not known. */
  readonly platformWorkspaceId?: string;
}
