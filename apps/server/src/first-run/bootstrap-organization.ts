/** Makes an organization with its first administrator, as the operator. */
import { internalRequest } from "@eureka/core/operations";
import type { RunningServer } from "../start-server.ts";

export interface OrganizationAnswers {
  readonly organizationName: string;
  readonly email: string;
  readonly name?: string;
  readonly password: string;
  readonly workspaceName?: string;
}

export interface MadeOrganization {
  readonly organizationId: string;
  readonly workspaceId: string;
  readonly memberId: string;
  readonly apiKey: string;
}

/** Throws the operation's own error, for example for an e-mail address that is none. */
export async function bootstrapOrganization(
  server: RunningServer,
  answers: OrganizationAnswers,
): Promise<MadeOrganization> {
  const { application, setupToken } = server;
  const { output } = await application.run({
    operation: "organization.bootstrap",
    input: { ...answers, setupToken },
    credential: { kind: "none" },
    request: { ...internalRequest(application.ports.clock.now().getTime()), surface: "internal" },
  });
  return output as MadeOrganization;
}
