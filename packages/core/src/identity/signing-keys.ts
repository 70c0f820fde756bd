/** The Ed25519 keys (RFC 8037) that sign access tokens: made when needed, changed every 90 days, shared by all processes. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { newUuid } from "@eureka/contracts/ids";
import { createCache } from "@eureka/kit/cache";
import type { Ports } from "../operations/index.ts";
import { addSigningKey, type SigningKeyRow, selectSigningKeys } from "./signing-keys.store.ts";

const dayMs = 86_400_000;
/** A key signs for so long. */
const signingDays = 90;
/** A key checks for a day longer than it signs; tokens live ten minutes. */
const keptDays = signingDays + 1;
/** Keys are read anew this often, and at the earliest this soon for a name that nobody knows. */
const readAgainMs = 60_000;
const unknownAgainMs = 5_000;

export interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

export interface SigningKeys {
  /** The key to sign with. */
  signer(): Promise<Signer>;
  /** The public key of that name, or null. */
  find(kid: string): Promise<KeyObject | null>;
}

const made = new WeakMap<Ports["database"], SigningKeys>();

export function signingKeysOf(ports: Ports): SigningKeys {
  let keys = made.get(ports.database);
  if (!keys) {
    keys = makeSigningKeys(ports);
    made.set(ports.database, keys);
  }
  return keys;
}

function makeSigningKeys(ports: Ports): SigningKeys {
  const { clock } = ports;
  const rows = createCache<SigningKeyRow[]>({ maxEntries: 1, ttlMs: readAgainMs, clock });
  const opened = createCache<KeyObject>({ maxEntries: 10, ttlMs: dayMs, clock });
  const unknown = createCache<true>({ maxEntries: 1, ttlMs: unknownAgainMs, clock });
  const read = () => rows.get("all", () => ports.database.withPlatform(selectSigningKeys));
  const isFresh = (row: SigningKeyRow) => row.createdAt.getTime() > clock.now().getTime() - signingDays * dayMs;

  async function newest(): Promise<SigningKeyRow> {
    const found = (await read()).find(isFresh);
    if (found) return found;
    await addKey(ports);
    rows.clear();
    const added = (await read()).find(isFresh);
    if (!added) throw new Error("no signing key is fresh after one was added");
    return added;
  }

  return {
    async signer() {
      const row = await newest();
      return { kid: row.kid, privateKey: await opened.get(row.kid, () => openPrivateKey(ports, row)) };
    },
    async find(kid) {
      const known = (await read()).find((row) => row.kid === kid);
      if (known) return toPublicKey(known.publicKey);
      // Another process may just have made it; but made-up names must not make us read each time.
      if (unknown.peek("any")) return null;
      await unknown.get("any", () => true);
      rows.clear();
      const found = (await read()).find((row) => row.kid === kid);
      return found ? toPublicKey(found.publicKey) : null;
    },
  };
}

async function addKey(ports: Ports): Promise<void> {
  const kid = newUuid(ports.clock.now().getTime());
  const { x, d } = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
  const wrapped = await ports.keys.wrap(Buffer.from(d as string, "base64url"), ownerOf(kid));
  const now = ports.clock.now();
  const key = { kid, publicKey: x as string, wrappedPrivateKey: wrapped, createdAt: now };
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  await ports.database.withPlatform((transaction) =>
    addSigningKey(transaction, key, { newestAllowed: before(signingDays), oldestKept: before(keptDays) }),
  );
}

async function openPrivateKey(ports: Ports, row: SigningKeyRow): Promise<KeyObject> {
  const d = await ports.keys.unwrap(row.wrappedPrivateKey, ownerOf(row.kid));
  return createPrivateKey({
    format: "jwk",
    key: { kty: "OKP", crv: "Ed25519", x: row.publicKey, d: d.toString("base64url") },
  });
}

function toPublicKey(x: string): KeyObject {
  return createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x } });
}

/** Binds a wrapped key to its name. */
function ownerOf(kid: string): string {
  return `signing_key:${kid}`;
}
