/** Encrypted data that cannot be opened: another key, another place, another format, or somebody changed it. Which of them is not told. */
export class DecryptionError extends Error {
  constructor(what: string, options?: { cause?: unknown }) {
    super(
      `${what} cannot be decrypted: the key, the place it belongs to or the data itself is not the original`,
      options,
    );
    this.name = "DecryptionError";
  }
}
