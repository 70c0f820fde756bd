/** The pipeline's stage `authenticate`. */
import { EurekaError } from "@eureka/contracts/errors";
import type { AuthenticateStage, Ports, Principal } from "../operations/index.ts";
import { accessCachesOf } from "./access-caches.ts";
import { verifyAccessToken } from "./access-token.ts";
import { looksLikeApiKey } from "./api-key-text.ts";
import { authenticateApiKey } from "./authenticate-api-key.ts";
import { loadMemberAccess, userPrincipal } from "./member-access.ts";
import { selectSession } from "./sessions.store.ts";

export const authenticateStage: AuthenticateStage = {
  async authenticate(ports, credential, request) {
    if (credential.kind === "none") return null;
    if (credential.kind === "principal") return credential.principal;
    if (looksLikeApiKey(credential.token)) return authenticateApiKey(ports, credential.token, request);
    return authenticateAccessToken(ports, credential.token);
  },
};

/** Lets in a person. A good signature alone is not enough: the session and the member must still stand as they stood. */
async function authenticateAccessToken(ports: Ports, token: string): Promise<Principal> {
  const claims = await verifyAccessToken(ports, token);
  const { organizationId, memberId, sessionId } = claims;
  const caches = await accessCachesOf(ports);
  const session =
    caches.sessions.peek(sessionId) ??
    (await caches.sessions.get(sessionId, () =>
      ports.database.withOrganization(
        organizationId,
        async (transaction) => (await selectSession(transaction, sessionId)) ?? null,
      ),
    ));
  const standing =
    session !== null &&
    session.memberId === memberId &&
    session.version === claims.sessionVersion &&
    session.revokedAt === null &&
    session.endsAt > ports.clock.now();
  if (!standing) throw new EurekaError("authentication.invalid");
  const access =
    caches.members.peek(memberId) ??
    (await caches.members.get(memberId, () =>
      ports.database.withOrganization(organizationId, (transaction) => loadMemberAccess(transaction, memberId)),
    ));
  if (!access?.active || access.accessVersion !== claims.accessVersion) throw new EurekaError("authentication.invalid");
  return userPrincipal(organizationId, memberId, access, sessionId);
}
