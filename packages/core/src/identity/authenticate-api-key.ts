/** Lets in a program with an API key. On the path of every such request: two looks into memory and one hash, as a rule. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { createCache } from "@eureka/kit/cache";
import { equalsInConstantTime, sha256Hex } from "@eureka/kit/crypto";
import type { Ports, Principal, RequestFacts } from "../operations/index.ts";
import { accessCachesOf } from "./access-caches.ts";
import { isInRanges } from "./address-ranges.ts";
import { parseApiKey } from "./api-key-text.ts";
import { type ApiKeyRow, findApiKeyOrganization, selectApiKey, touchApiKey } from "./api-keys.store.ts";
import { isKeyOver } from "./is-key-over.ts";
import { loadMemberAccess } from "./member-access.ts";

/** The last use is written at most this often for each key. */
const touchEveryMs = 60_000;
const touched = createCache<true>({ maxEntries: 50_000, ttlMs: touchEveryMs });

/** The principal of a key: its member's grants, cut down to the key's scopes. Throws `authentication.invalid`. */
export async function authenticateApiKey(ports: Ports, text: string, request: RequestFacts): Promise<Principal> {
  const parsed = parseApiKey(text);
  if (!parsed) throw new EurekaError("authentication.invalid");
  const caches = await accessCachesOf(ports);
  const row = caches.keys.peek(parsed.id) ?? (await caches.keys.get(parsed.id, () => loadKey(ports, parsed.id)));
  if (!row || !isUsable(row, parsed.secret, request.address, ports.clock.now())) {
    throw new EurekaError("authentication.invalid");
  }
  const { organizationId, memberId } = row;
  const access =
    caches.members.peek(memberId) ??
    (await caches.members.get(memberId, () =>
      ports.database.withOrganization(organizationId, (transaction) => loadMemberAccess(transaction, memberId)),
    ));
  if (!access?.active) throw new EurekaError("authentication.invalid");
  noteUse(ports, row);
  return {
    organizationId,
    actor: { type: "api_key", id: row.id },
    memberId,
    userId: access.userId,
    sessionId: null,
    grants: access.grants,
    keyScopes: row.scopes,
  };
}

async function loadKey(ports: Ports, id: Id<"api_key">): Promise<ApiKeyRow | null> {
  const organizationId = await ports.database.withPlatform((transaction) => findApiKeyOrganization(transaction, id));
  if (!organizationId) return null;
  const row = await ports.database.withOrganization(organizationId, (transaction) => selectApiKey(transaction, id));
  return row ?? null;
}

function isUsable(row: ApiKeyRow, secret: string, address: string | null, now: Date): boolean {
  if (isKeyOver(row, now)) return false;
  if (row.addresses.length > 0 && !isInRanges(address, row.addresses)) return false;
  const hash = sha256Hex(secret);
  if (equalsInConstantTime(hash, row.secretHash)) return true;
  const overlaps = row.previousSecretHash && row.previousEndsAt && row.previousEndsAt > now;
  return overlaps ? equalsInConstantTime(hash, row.previousSecretHash as string) : false;
}

/** Writes the time of use behind the request's back; losing it to a crash hurts nobody. */
function noteUse(ports: Ports, { organizationId, id }: ApiKeyRow): void {
  if (touched.peek(id)) return;
  touched
    .get(id, async () => {
      const now = ports.clock.now();
      await ports.database.withOrganization(organizationId, (transaction) => touchApiKey(transaction, id, now));
      return true as const;
    })
    .catch((error: unknown) => ports.log.warn({ error, key: id }, "api_key.use_not_noted"));
}
