/** Organizations as a first set-up leaves them: an administrator with an API key, a workspace with board and channel; and a connection. */
import { type Id, newId } from "@eureka/contracts/ids";
import { createConnection } from "@eureka/core/connections";
import { initializeWorkspace } from "@eureka/core/domain";
import { joinOrganization, memberPrincipal, newPersonIds } from "@eureka/core/identity";
import { type Application, type Context, internalRequest } from "@eureka/core/operations";
import { createWorkspace, insertOwnOrganization, setDefaultWorkspace } from "@eureka/core/tenancy";

export interface MadeOrganization {
  readonly organizationId: Id<"organization">;
  readonly workspaceId: Id<"workspace">;
  readonly apiKey: string;
  /** The channel `general` of the workspace. */
  readonly channelId: string;
  /** Where the connected platform's deliveries come from, and what they are signed with. */
  readonly platformWorkspaceId: string;
  readonly signingSecret: string;
}

/** Makes them one after the other, as they come in life. */
export async function makeOrganizations(application: Application, count: number): Promise<MadeOrganization[]> {
  const made: MadeOrganization[] = [];
  for (let index = 0; index < count; index++) made.push(await makeOrganization(application));
  return made;
}

async function makeOrganization(application: Application): Promise<MadeOrganization> {
  const organizationId = newId("organization");
  const place = { organizationId, platformWorkspaceId: organizationId, signingSecret: `secret of ${organizationId}` };
  const { workspaceId, principal } = await application.transact(organizationId, "bench", (context) =>
    setUp(context, place),
  );
  const run = async (operation: string, input: unknown) => {
    const request = internalRequest(Date.now());
    return (await application.run({ operation, input, credential: { kind: "principal", principal }, request })).output;
  };
  const { apiKey } = (await run("api_key.create", { name: "Bench" })) as { apiKey: string };
  const channels = (await run("channel.list", { workspaceId })) as { data: { id: string }[] };
  return { ...place, workspaceId, apiKey, channelId: channels.data[0]?.id ?? "" };
}

async function setUp(
  context: Context,
  place: { readonly platformWorkspaceId: string; readonly signingSecret: string },
) {
  await insertOwnOrganization(context, "Acme");
  // Nobody signs in with this person's password, so that it needs no hash.
  const newUser = { email: `ann@${context.organizationId.slice(4)}.example`, passwordHash: "" };
  const person = { ...newPersonIds(Date.now()), name: "Ann Example", timeZone: "UTC", newUser };
  await joinOrganization(context, person, [{ scope: { type: "organization" }, role: "admin" }], initializeWorkspace);
  const workspace = await createWorkspace(
    context,
    { name: "Engineering", key: "ENG", kind: "team" },
    initializeWorkspace,
  );
  await setDefaultWorkspace(context, workspace.id);
  await createConnection(context, {
    connector: "reference-chat",
    title: "Reference",
    platformWorkspaceId: place.platformWorkspaceId,
    secrets: { signing: place.signingSecret },
  });
  const principal = await memberPrincipal(context, person.memberId);
  if (!principal) throw new Error("the administrator may not sign in");
  return { workspaceId: workspace.id, principal };
}
