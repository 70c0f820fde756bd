/** One organization with one of every noun in it, and somebody of each role. */
import { type Id, type IdKind, idPrefixes } from "@eureka/contracts/ids";
import { type Role, roles } from "@eureka/contracts/permissions";
import { findBuiltInConnection } from "@eureka/core/connections";
import { relayOnce } from "@eureka/core/events";
import type { TestApplication } from "@eureka/testing/test-application";
import { type MemberPrincipal, type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { createMakers, type Makers } from "./makers.ts";

/** Somebody who calls, with what he shows over the wire. */
export interface Caller {
  readonly role: Role;
  readonly principal: MemberPrincipal;
  readonly email: string;
  readonly token: string;
}

export interface World {
  readonly organization: TestOrganization;
  readonly callers: Readonly<Record<Role, Caller>>;
  /** One thing of each kind. */
  readonly ids: Readonly<Record<string, string>>;
  readonly make: Makers;
}

/** Kinds of id that name nothing that an operation could be asked for. */
const namelessKinds: ReadonlySet<IdKind> = new Set([
  "code_link",
  "placement",
  "pull_request",
  "request",
  "role",
  "usage_record",
]);

/** Builds it through operations. Throws when a kind of id has nothing in it, so that a new noun is not forgotten. */
export async function makeWorld(application: TestApplication): Promise<World> {
  const organization = await testOrganization(application);
  const { admin, organizationId, workspaceId, run } = organization;
  const ids: Record<string, string> = { organization: organizationId, workspace: workspaceId };
  const place = () => ({ workspaceId, boardId: ids.board as string, connectionId: ids.connection as string });
  const make = createMakers(organization, place);

  ids.board = await make.board();
  ids.board_link = await make.boardLink();
  ids.list = await make.list();
  ids.label = await make.label();
  ids.work_item = await make.workItem();
  ids.connection = await make.connection();
  ids.connected_board = await make.connectedBoard();
  ids.external_link = await make.externalLink();
  ids.channel = await make.channel();
  ids.message = await make.message(admin, ids.channel);
  ids.file = await make.file();
  ids.member = organization.user.memberId;
  ids.user = organization.user.userId as string;
  const { work_item: workItemId, message, file } = ids as Record<"work_item" | "message" | "file", string>;
  const idOf = async (operation: string, input: object) => (await run<{ id: string }>(admin, operation, input)).id;
  ids.checklist_entry = await idOf("checklist_entry.create", { workItemId, text: "Try it" });
  ids.comment = await idOf("comment.create", { workItemId, body: "It works" });
  ids.attachment = await idOf("attachment.create", { workItemId, fileId: file });
  await run(admin, "reaction.add", { id: message, emoji: "eyes" });
  ids.channel_mapping = await make.channelMapping();
  ids.model_provider = await make.modelProvider();
  ids.grant = await make.grant();
  ids.api_key = await make.apiKey();
  ids.invitation = (await make.invitationToken()).id;
  ids.external_identity = await make.externalIdentity();
  ids.decision = await make.decision();
  ids.run = await make.finishedIdeaRun();
  ids.idea = (await make.readIdeas(ids.run))[0] as string;
  ids.mention = await make.mention();
  ids.bookmark = await make.bookmark();
  ids.share = await make.share(ids.bookmark);
  ids.job = await make.deadJob();
  ids.connection_call = await make.connectionCall();
  ids.inbound_event = await make.inboundEvent();
  const callers = await signIn(organization, make);
  ids.session = (await make.session(organization.emails.admin)).sessionId;
  ids.event = await firstEvent(organization);
  ids.audit_record = await anyOf(organization, "audit_record.list");

  const missing = Object.keys(idPrefixes).filter((kind) => !namelessKinds.has(kind as IdKind) && !ids[kind]);
  if (missing.length > 0) throw new Error(`the world of the sweep has no ${missing.join(", ")}: make one in world.ts`);
  return { organization, callers, ids, make };
}

async function signIn(organization: TestOrganization, make: Makers): Promise<Record<Role, Caller>> {
  const callers = roles.map(async (role): Promise<[Role, Caller]> => {
    const email = organization.emails[role];
    const { accessToken } = await make.session(email);
    return [role, { role, principal: organization[role], email, token: accessToken }];
  });
  return Object.fromEntries(await Promise.all(callers)) as Record<Role, Caller>;
}

/** Events show once they have their place in the stream; the relay of a world made beside this one may be at it just now. */
async function firstEvent(organization: TestOrganization): Promise<string> {
  for (;;) {
    await relayOnce(organization.ports);
    const id = await anyOf(organization, "event.list");
    if (id) return id;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function anyOf(organization: TestOrganization, operation: string): Promise<string> {
  const page = await organization.run<{ data: { id: string }[] }>(organization.admin, operation, { limit: 1 });
  return page.data[0]?.id ?? "";
}

/** The connection of the organization's own chat. */
export async function builtInConnectionOf({ organization }: World): Promise<Id<"connection">> {
  return organization.transact(async (context) => (await findBuiltInConnection(context)).id);
}

/** The bytes of every upload of the sweep: a file like any other, and for an import one that names nothing. */
export const uploadedBytes = Buffer.from("version: 1\nmappings: []\n# bytes of the sweep\n");
