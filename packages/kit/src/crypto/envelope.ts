import type { KeyObject } from "node:crypto";
import { DecryptionError } from "./decryption-error.ts";
import { seal, unseal } from "./seal.ts";

/** The place that an encrypted value belongs to. A value copied to another organization, table, column or row cannot be opened there. */
export interface ValuePlace {
  readonly organizationId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/** The first byte of every encrypted value: how the rest is to be read. It is part of the associated data. */
const formatVersion = 1;

/** Encrypts bytes for one place with a data key. The result is the format version and the sealed bytes. */
export function encryptBytes(dataKey: KeyObject, plain: Uint8Array, place: ValuePlace): Buffer {
  return Buffer.concat([Buffer.of(formatVersion), seal(dataKey, plain, associate(place))]);
}

/** Opens what {@link encryptBytes} made for the same place. Throws a DecryptionError for anything else. */
export function decryptBytes(dataKey: KeyObject, encrypted: Uint8Array, place: ValuePlace): Buffer {
  try {
    if (encrypted[0] !== formatVersion) throw new RangeError("unknown format version");
    return unseal(dataKey, encrypted.subarray(1), associate(place));
  } catch (cause) {
    throw new DecryptionError(`${place.table}.${place.column} of ${place.rowId}`, { cause });
  }
}

/** Encrypts text for one place; the result is base64url, fit for a text column. */
export function encryptText(dataKey: KeyObject, plain: string, place: ValuePlace): string {
  return encryptBytes(dataKey, Buffer.from(plain, "utf8"), place).toString("base64url");
}

/** Opens what {@link encryptText} made for the same place. Throws a DecryptionError for anything else. */
export function decryptText(dataKey: KeyObject, encrypted: string, place: ValuePlace): string {
  return decryptBytes(dataKey, Buffer.from(encrypted, "base64url"), place).toString("utf8");
}

/** A JSON array keeps the parts apart whatever characters they hold. */
function associate(place: ValuePlace): Buffer {
  return Buffer.from(
    JSON.stringify([formatVersion, place.organizationId, place.table, place.column, place.rowId]),
    "utf8",
  );
}
