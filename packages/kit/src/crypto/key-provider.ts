/**
 * Guards the master key. It wraps (encrypts) data keys, one per owner, so that the database never holds a usable key.
 * Local file and environment keep the master key in memory; a vault or cloud service does the same work behind these two calls.
 */
export interface KeyProvider {
  /** Names the master key that new wraps use; it says nothing about the key itself. */
  readonly currentKeyId: string;
  /** Encrypts a data key for its owner (an organization id, or one with a subject). The result is text that names its master key. */
  wrap(dataKey: Uint8Array, owner: string): Promise<string>;
  /** Opens a wrapped data key of that owner. Throws a DecryptionError where the master key is unknown or anything was changed. */
  unwrap(wrapped: string, owner: string): Promise<Buffer>;
  /** Whether a wrapped key was made with an earlier master key and should be wrapped anew. */
  isOutdated(wrapped: string): boolean;
}
