/** File contents: where they are kept, how they are encrypted, limited and measured. */
export { decryptFrames } from "./decrypt-frames.ts";
export { encryptFrames } from "./encrypt-frames.ts";
export type { ByteRange, FileStore, StoredFile } from "./file-store.ts";
export { encryptedSize } from "./frame-format.ts";
export { limitBytes } from "./limit-bytes.ts";
export { createLocalFileStore } from "./local-file-store.ts";
export { type Measurement, type MeasuringStream, measureBytes } from "./measure-bytes.ts";
