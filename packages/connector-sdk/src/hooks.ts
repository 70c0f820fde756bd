/** Hooks: the platform's own list of addresses that it delivers to, where deliveries must be asked for by API. */

export interface PlatformHook {
  readonly platformHookId: string;
  /** What it watches: the id of a board, repository or channel. */
  readonly watchedId: string;
  readonly callbackUrl: string;
  /** False when the platform switched it off, for example after failures. */
  readonly active: boolean;
}

export interface RegisterHookInput {
  readonly watchedId: string;
  readonly callbackUrl: string;
  /** The secret that the platform shall sign with, where the registrar chooses it. */
  readonly secret?: string;
}

/** Every hook belongs to the token that made it. Errors: the five codes of `ConnectorError`. */
export interface HooksCapability {
  /** Registering what is registered already, and in use, returns it, and writes nothing over there: every comparison of a board does it. */
  register(input: RegisterHookInput): Promise<PlatformHook>;
  list(): Promise<readonly PlatformHook[]>;
  /**
   * Has the platform look at the address again, and use the hook when it answers. Throws "invalid" when the platform does not reach
   * it, "not_found" when the hook is gone.
   */
  check(hook: PlatformHook): Promise<PlatformHook>;
  /** Removing what is gone succeeds. */
  remove(platformHookId: string): Promise<void>;
  /** Asks for lost deliveries again, where the platform has such a call; the number that it will repeat. */
  redeliver?(input: { readonly platformHookId: string; readonly since: Date }): Promise<number>;
}
