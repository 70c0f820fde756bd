/** Table `signing_keys`, shared by all organizations and reached only through named functions. */
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

export interface SigningKeyRow {
  readonly kid: string;
  /** The public half: `x` of its JWK (RFC 8037), base64url. */
  readonly publicKey: string;
  /** The private half (`d`), wrapped by the master key. */
  readonly wrappedPrivateKey: string;
  readonly createdAt: Date;
}

/** All keys, newest first. */
export async function selectSigningKeys(transaction: Transaction): Promise<SigningKeyRow[]> {
  const rows = await query<{ kid: string; public_key: string; wrapped_private_key: string; created_at: Date }>(
    transaction,
    {
      name: "identity.list_signing_keys",
      text: "select kid, public_key, wrapped_private_key, created_at from list_signing_keys()",
    },
  );
  return rows.map((row) => ({
    kid: row.kid,
    publicKey: row.public_key,
    wrappedPrivateKey: row.wrapped_private_key,
    createdAt: row.created_at,
  }));
}

/** Adds a key unless one was made after `newestAllowed`, and forgets those made before `oldestKept`. */
export async function addSigningKey(
  transaction: Transaction,
  key: SigningKeyRow,
  ages: { readonly newestAllowed: Date; readonly oldestKept: Date },
): Promise<void> {
  await query(
    transaction,
    { name: "identity.add_signing_key", text: "select add_signing_key($1, $2, $3, $4, $5, $6)" },
    [key.kid, key.publicKey, key.wrappedPrivateKey, key.createdAt, ages.newestAllowed, ages.oldestKept],
  );
}
