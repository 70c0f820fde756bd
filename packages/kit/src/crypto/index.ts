/** Cryptography: secrets, hashes, canonical JSON, keys, encrypted values, signed tokens and passwords. */
export { encodeBase32 } from "./base32.ts";
export { type CanonicalValue, canonicalJson } from "./canonical-json.ts";
export { DataKeys, type DataKeysOptions, type WrappedKeyStore } from "./data-keys.ts";
export { DecryptionError } from "./decryption-error.ts";
export { deriveKey } from "./derive-key.ts";
export { decryptBytes, decryptText, encryptBytes, encryptText, type ValuePlace } from "./envelope.ts";
export { checksum, equalsInConstantTime, randomToken, sha256, sha256Hex } from "./hash.ts";
export { chainStart, hashChain } from "./hash-chain.ts";
export { KeyFileError, readKeyFile } from "./key-file.ts";
export type { KeyProvider } from "./key-provider.ts";
export { isMasterKeyText } from "./master-key.ts";
export { createMemoryKeyProvider } from "./memory-key-provider.ts";
export { hashPassword, needsRehash, passwordParameters, verifyPassword } from "./password.ts";
export { Secret } from "./secret.ts";
export { type SignOptions, signToken, type VerifyOptions, verifyToken } from "./signed-token.ts";
