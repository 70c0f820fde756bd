import type { Readable } from "node:stream";

/** A part of a file by byte offsets, both inclusive, as in HTTP. Without `end` it goes to the last byte. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/** A file that was found: how many bytes the stream will give, and the stream, which the caller must read or destroy. */
export interface StoredFile {
  readonly size: number;
  readonly stream: Readable;
}

/**
 * Where file contents are kept: a folder, or a bucket with the S3 protocol. It knows neither tenants nor encryption; what it is given is
 * already encrypted. Keys are chosen by us, see {@link checkFileKey}.
 */
export interface FileStore {
  /**
   * Stores a stream under a key and resolves when it is safely kept, with its size in bytes. A key has either the whole content or none: a failed
   * or aborted put leaves nothing behind. An existing content is replaced. Throws EurekaError `server.unavailable` when there is no space.
   */
  put(key: string, content: Readable, options?: { signal?: AbortSignal }): Promise<{ size: number }>;
  /** The content of a key or a part of it, or undefined where there is none. A range that begins behind the end throws a RangeError. */
  get(key: string, range?: ByteRange): Promise<StoredFile | undefined>;
  /** Deletes a key; a key that is not there is no error. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
  /** Removes what puts that never ended left behind and that was last touched before this time; tells how many there were. */
  removeAbandoned(before: Date): Promise<number>;
}
