import { newId } from "@eureka/contracts/ids";
import { bootstrapInputSchema, bootstrapOutputSchema, exampleOrganization } from "@eureka/contracts/organization";
import { hashPassword } from "@eureka/kit/crypto";
import { defineOperation, type PreparationContext } from "../operations/index.ts";
import {
  createWorkspace,
  insertOwnOrganization,
  setDefaultWorkspace,
  type WorkspaceInitializer,
} from "../tenancy/index.ts";
import { assertOperator } from "./assert-operator.ts";
import { insertNewApiKey } from "./insert-new-api-key.ts";
import { type JoiningPerson, joinOrganization, newPersonIds } from "./join-organization.ts";
import { checkPassword } from "./prove-password.ts";
import { publicPrincipal } from "./public-principal.ts";
import { findUserForSignIn } from "./users.store.ts";

/** Makes an organization with its first administrator. The set-up token proves the operator, for the first one and for any further one. */
export const bootstrapOrganization = (initialize: WorkspaceInitializer) =>
  defineOperation({
    name: "organization.bootstrap",
    summary: "Make an organization with its first administrator",
    description: "A person who has a password here already proves it; a new person chooses it.",
    input: bootstrapInputSchema,
    output: bootstrapOutputSchema,
    permission: "public",
    proof: "setupToken",
    effect: "danger",
    http: { method: "POST", path: "/organizations/bootstrap", status: 201 },
    secretOutput: ["apiKey"],
    example: {
      input: {
        setupToken: "the text in the file setup-token",
        organizationName: "Acme",
        email: "ann@example.com",
        name: "Ann Example",
        password: "a long phrase that only you know",
      },
      output: {
        organizationId: exampleOrganization.id,
        workspaceId: exampleOrganization.defaultWorkspaceId,
        memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
        apiKey: "eur_live_01k8z7v3q8e9mbtz5a6rx4w2yg_9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m_3k9x2p7",
      },
    },
    async prepare(context, input) {
      await assertOperator(context, input);
      const organizationId = newId("organization", context.clock.now().getTime());
      return { organizationId, person: await identifyAdministrator(context, input) };
    },
    resolve: async (_context, _input, { organizationId, person }) =>
      publicPrincipal(organizationId, person.memberId, person.userId),
    async run(context, input, _target, { organizationId, person }) {
      await insertOwnOrganization(context, input.organizationName);
      const everything = [{ scope: { type: "organization" }, role: "admin" }] as const;
      const member = await joinOrganization(context, person, everything, initialize);
      const name = input.workspaceName ?? input.organizationName;
      const workspace = await createWorkspace(context, { name, kind: "team" }, initialize);
      await setDefaultWorkspace(context, workspace.id);
      const key = await insertNewApiKey(context, {
        memberId: member.id,
        name: "Set-up",
        scopes: null,
        addresses: [],
        expiresAt: null,
      });
      return { organizationId, workspaceId: workspace.id, memberId: member.id, apiKey: key.text };
    },
  });

interface Administrator {
  readonly email: string;
  readonly name?: string | undefined;
  readonly password: string;
}

async function identifyAdministrator(context: PreparationContext, input: Administrator): Promise<JoiningPerson> {
  const ids = newPersonIds(context.clock.now().getTime());
  const user = await context.ports.database.withPlatform((transaction) => findUserForSignIn(transaction, input.email));
  if (user) {
    const { userId } = await checkPassword(user, input.password);
    const name = input.name ?? input.email;
    return { userId, memberId: ids.memberId, name, timeZone: "UTC", newUser: null };
  }
  const passwordHash = await hashPassword(input.password);
  return {
    ...ids,
    name: input.name ?? nameFromEmail(input.email),
    timeZone: "UTC",
    newUser: { email: input.email, passwordHash },
  };
}

/** "ann.berger@example.com" is called Ann Berger until she says otherwise. */
function nameFromEmail(email: string): string {
  const words = (email.split("@")[0] as string).split(/[._+-]+/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || email;
}
