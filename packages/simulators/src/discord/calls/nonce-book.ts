/** Discord checks nonces over "the past few minutes". */
const rememberedMilliseconds = 5 * 60 * 1000;

/** Which message a nonce made, so that sending again with `enforce_nonce` finds it instead of making another. */
export class NonceBook {
  readonly #now: () => number;
  readonly #entries = new Map<string, { readonly messageId: string; readonly at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  find(channelId: string, authorId: string, nonce: string | number | null | undefined): string | undefined {
    const entry = this.#entries.get(`${channelId} ${authorId} ${nonce}`);
    return entry && this.#now() - entry.at < rememberedMilliseconds ? entry.messageId : undefined;
  }

  remember(channelId: string, authorId: string, nonce: string | number | null | undefined, messageId: string): void {
    if (nonce === null || nonce === undefined) return;
    const at = this.#now();
    for (const [key, entry] of this.#entries) {
      if (at - entry.at < rememberedMilliseconds) break;
      this.#entries.delete(key);
    }
    this.#entries.set(`${channelId} ${authorId} ${nonce}`, { messageId, at });
  }
}
