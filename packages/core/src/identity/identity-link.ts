/** Links that prove a platform account: whoever opens one got it where only that account could read it. */
import type { Id } from "@eureka/contracts/ids";
import { signToken, verifyToken } from "@eureka/kit/crypto";
import type { Context } from "../operations/index.ts";

export const identityLinkSeconds = 900;

const purpose = "external_identity.link";

interface LinkPayload {
  readonly organizationId: string;
  readonly identityId: Id<"external_identity">;
}

export function signIdentityLink(context: Context, identityId: Id<"external_identity">): string {
  const { publicUrl, signingKey } = context.ports.settings;
  const payload: LinkPayload = { organizationId: context.organizationId, identityId };
  const token = signToken(payload, signingKey, { purpose, expiresIn: identityLinkSeconds, clock: context.clock });
  return `${publicUrl}/external-identities/link/${token}`;
}

/** The identity that a link's token proves in the context's organization; null for any other text. */
export function readIdentityLink(context: Context, token: string): Id<"external_identity"> | null {
  const options = { purpose, clock: context.clock };
  const payload = verifyToken(token, context.ports.settings.signingKey, options) as LinkPayload | undefined;
  return payload?.organizationId === context.organizationId ? payload.identityId : null;
}
