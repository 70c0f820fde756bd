import { DecryptionError } from "./decryption-error.ts";
import type { KeyProvider } from "./key-provider.ts";
import { keyBytes, type MasterKey, parseMasterKey } from "./master-key.ts";
import { seal, unseal } from "./seal.ts";
import type { Secret } from "./secret.ts";

const formatVersion = "k1";

/**
 * A key provider whose master keys are in this process's memory. New data keys are wrapped with `current`; `previous` keys still open what
 * they wrapped, which is how a master key is rotated. Throws a RangeError for a key that is not 32 bytes.
 */
export function createMemoryKeyProvider(current: Secret, previous: readonly Secret[] = []): KeyProvider {
  const currentKey = parseMasterKey(current);
  const keys = new Map<string, MasterKey>();
  for (const key of [currentKey, ...previous.map(parseMasterKey)]) keys.set(key.id, key);

  return {
    currentKeyId: currentKey.id,

    async wrap(dataKey, owner) {
      if (dataKey.length !== keyBytes) throw new RangeError(`a data key has ${keyBytes} bytes`);
      const sealed = seal(currentKey.key, dataKey, associate(currentKey.id, owner));
      return `${formatVersion}.${currentKey.id}.${sealed.toString("base64url")}`;
    },

    async unwrap(wrapped, owner) {
      const [version, keyId = "", sealed = ""] = wrapped.split(".");
      const masterKey = keys.get(keyId);
      try {
        if (version !== formatVersion || !masterKey)
          throw new RangeError(`no master key ${keyId} for format ${version}`);
        return unseal(masterKey.key, Buffer.from(sealed, "base64url"), associate(keyId, owner));
      } catch (cause) {
        throw new DecryptionError(`The data key of ${owner}`, { cause });
      }
    },

    isOutdated: (wrapped) => wrapped.split(".")[1] !== currentKey.id,
  };
}

function associate(keyId: string, owner: string): Buffer {
  return Buffer.from(JSON.stringify([formatVersion, keyId, owner]), "utf8");
}
