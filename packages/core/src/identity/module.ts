/** The module `identity`. */
import { defineModule, type Module } from "../operations/index.ts";
import { acceptIdentityLink } from "./accept-identity-link.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { acceptPasswordReset } from "./accept-password-reset.ts";
import { authenticateStage } from "./authenticate-stage.ts";
import { beginMandateOperation } from "./begin-mandate.ts";
import { bootstrapOrganization } from "./bootstrap-organization.ts";
import { createApiKey } from "./create-api-key.ts";
import { createIdentityLink } from "./create-identity-link.ts";
import { createInvitation } from "./create-invitation.ts";
import { createPasswordReset } from "./create-password-reset.ts";
import { createPasswordResetAsOperator } from "./create-password-reset-as-operator.ts";
import { createSession } from "./create-session.ts";
import { deactivateMember } from "./deactivate-member.ts";
import type { IdentityDependencies } from "./dependencies.ts";
import { exploreOrganization } from "./explore-organization.ts";
import { fillSample } from "./fill-sample.ts";
import { finishMandate } from "./finish-mandate.ts";
import { getApiKey } from "./get-api-key.ts";
import { getExternalIdentity } from "./get-external-identity.ts";
import { getMe } from "./get-me.ts";
import { getMember } from "./get-member.ts";
import { linkExternalIdentity } from "./link-external-identity.ts";
import { listApiKeys } from "./list-api-keys.ts";
import { listExternalIdentities } from "./list-external-identities.ts";
import { listInvitations } from "./list-invitations.ts";
import { listMandates } from "./list-mandates.ts";
import { listMembers } from "./list-members.ts";
import { listSessions } from "./list-sessions.ts";
import { reactivateMember } from "./reactivate-member.ts";
import { refreshSession } from "./refresh-session.ts";
import { removeMember } from "./remove-member.ts";
import { revokeAllSessions } from "./revoke-all-sessions.ts";
import { revokeApiKey } from "./revoke-api-key.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { revokeSession } from "./revoke-session.ts";
import { rotateApiKey } from "./rotate-api-key.ts";
import { switchOrganization } from "./switch-organization.ts";
import { unlinkExternalIdentity } from "./unlink-external-identity.ts";
import { updateMember } from "./update-member.ts";
import { withdrawMandateOperation } from "./withdraw-mandate.ts";

export function createIdentityModule(dependencies: IdentityDependencies): Module {
  return defineModule({
    name: "identity",
    operations: [
      acceptIdentityLink,
      acceptInvitation(dependencies),
      acceptPasswordReset,
      beginMandateOperation,
      bootstrapOrganization(dependencies.initializeWorkspace),
      createApiKey,
      createIdentityLink,
      createInvitation(dependencies.locateBoard),
      createPasswordReset,
      createPasswordResetAsOperator,
      createSession,
      deactivateMember,
      exploreOrganization(dependencies),
      finishMandate,
      getApiKey,
      getExternalIdentity,
      getMe,
      getMember,
      linkExternalIdentity,
      listApiKeys,
      listExternalIdentities,
      listInvitations,
      listMandates,
      listMembers,
      listSessions,
      reactivateMember,
      refreshSession,
      removeMember,
      revokeAllSessions,
      revokeApiKey,
      revokeInvitation,
      revokeSession,
      rotateApiKey,
      switchOrganization,
      unlinkExternalIdentity,
      updateMember,
      withdrawMandateOperation,
    ],
    jobs: [fillSample(dependencies.sampleData)],
    stages: { authenticate: authenticateStage },
  });
}
