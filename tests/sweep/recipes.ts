/**
 * What an operation needs before it can succeed, where its example with the world's ids is not enough: something fresh to delete,
 * something archived to bring back, a token. A recipe gives the whole input.
 */
import { createReferenceHooks } from "@eureka/connector-sdk/reference";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { Connection } from "@eureka/contracts/connection";
import { roleHolds } from "@eureka/contracts/permissions";
import { createSealer } from "@eureka/core/audit";
import { internalRequest, type Principal } from "@eureka/core/operations";
import { testSetupToken } from "@eureka/testing/test-application";
import { referenceTrackerOf } from "@eureka/testing/test-connectors";
import { testPassword } from "@eureka/testing/test-organization";
import { cardActionId, lastPart, nobodysAddress } from "./makers.ts";
import type { Caller, World } from "./world.ts";

export type Input = Readonly<Record<string, unknown>>;
/** Who calls; in a chat nobody shows a token. */
export type RecipeCaller = Omit<Caller, "token"> & { readonly token: string | null };
export type Recipe = (world: World, caller: RecipeCaller, example: Input) => Promise<Input> | Input;

/** Connected by consent; the applications of the second one come and go. */
const [consentName, spareName] = ["reference-consent", "reference-consent-spare"];

/** Recipes by operation; `example` is the operation's own with the world's ids. */
export const recipes: Readonly<Record<string, Recipe>> = {
  "api_key.create": (_world, _caller, example) => ({ ...example, scopes: ["work_item:read"], addresses: [] }),
  "api_key.get": async ({ make }, caller) => ({ id: await make.apiKey(keyOwner(caller)) }),
  "api_key.revoke": async ({ make }, caller) => ({ id: await make.apiKey(keyOwner(caller)) }),
  "api_key.rotate": async ({ make }, caller) => ({ id: await make.apiKey(keyOwner(caller)), overlapHours: 1 }),
  "attachment.create": async ({ make, ids }, caller) => ({
    workItemId: ids.work_item,
    fileId: await make.file(writer(caller)),
  }),
  "attachment.delete": async ({ make }) => ({ id: await make.attachment() }),
  "audit_record.verify": async ({ organization }) => {
    // A record that has waited for its seal too long is a finding.
    const sealer = createSealer();
    while ((await sealer.sealOnce(organization.ports)) > 0);
    return {};
  },
  "board.archive": async ({ make }) => ({ id: await make.board() }),
  "board.create": ({ make, ids }) => ({ workspaceId: ids.workspace, name: make.unique("Board") }),
  "board.delete": async ({ make }) => ({ id: await make.board(), deleteItems: true }),
  "board.unarchive": async (world) => ({ id: await done(world, "board.archive", await world.make.board()) }),
  "bookmark.create": async ({ make }, _caller, example) => ({ ...example, ideaId: await make.idea(), force: true }),
  "bookmark.delete": async ({ make }, caller) => ({ id: await make.bookmark(writer(caller)) }),
  "bookmark.share": async ({ make, ids }, caller) => ({
    id: await make.bookmark(writer(caller)),
    workspaceId: ids.workspace,
  }),
  "bookmark.unshare": async ({ make }, caller) => {
    const id = await make.bookmark(writer(caller));
    return { id, shareId: await make.share(id, writer(caller)) };
  },
  "bookmark.update": async ({ make }, caller) => ({ id: await make.bookmark(writer(caller)), note: "Changed" }),
  "channel.archive": async ({ make }) => ({ id: await make.channel() }),
  "channel.create": ({ make, ids }) => ({ workspaceId: ids.workspace, name: make.unique("talk") }),
  "channel.leave": async (world, caller) => ({ id: await joinedChannel(world, caller) }),
  "channel.mark_read": async (world, caller) => {
    const id = await joinedChannel(world, caller);
    await world.make.message(undefined, id);
    return { id, position: 1 };
  },
  "channel.unarchive": async (world) => ({ id: await done(world, "channel.archive", await world.make.channel()) }),
  "channel.update": async ({ make }) => ({ id: await make.channel(), topic: "Another topic" }),
  "channel_mapping.import": async () => ({ format: "yaml" }),
  "channel_mapping.remove": async ({ make }) => ({ id: await make.channelMapping() }),
  "channel_mapping.set_default": async ({ ids }) => ({ boardId: ids.board }),
  "channel_mapping.use_default": async ({ ids }) => ({
    connectionId: ids.connection,
    platformChannelId: ids.channel,
    board: ids.board,
    organization: true,
  }),
  "board_link.create": async ({ make }) => ({
    sides: [{ boardId: await make.board() }, { boardId: await make.board() }],
  }),
  "board_link.delete": async ({ make }) => ({ id: await make.boardLink() }),
  "board_link.preview": async ({ make, ids }) => ({ sides: [{ boardId: ids.board }, { boardId: await make.board() }] }),
  "channel_member.add": async ({ make }) => ({ channelId: await make.channel(), memberId: await make.member() }),
  "channel_member.remove": async (world) => {
    const [channelId, memberId] = [await world.make.channel(), await world.make.member()];
    await world.organization.run(world.organization.admin, "channel_member.add", { channelId, memberId });
    return { channelId, memberId };
  },
  "checklist_entry.delete": async ({ make }) => ({ id: await make.checklistEntry() }),
  "comment.delete": async ({ make }, caller) => ({ id: await make.comment(writer(caller)) }),
  "comment.update": async ({ make }, caller) => ({ id: await make.comment(writer(caller)), body: "Changed" }),
  "connected_board.create": async ({ make, ids }) => ({
    connectionId: await make.trackerConnection(),
    platformBoardId: make.unique("B"),
    workspaceId: ids.workspace,
  }),
  // One that its platform has.
  "connected_board.preview": async ({ make, organization, ids }) => {
    const connectionId = await make.trackerConnection();
    const { platformBoardId } = referenceTrackerOf(connectionId).addBoard(make.unique("Board"), ["To do"]);
    const wish = { connectionId, platformBoardId, workspaceId: ids.workspace };
    const { id } = await organization.run<ConnectedBoard>(organization.admin, "connected_board.create", wish);
    return { id, rules: {} };
  },
  "connected_board.remove": async ({ make }) => ({ id: await make.connectedBoard() }),
  "connection.begin_install": async ({ make }) => ({ connector: (await make.consentApplication(consentName)).name }),
  "connection.create": ({ make }) => ({
    connector: "reference-chat",
    platformWorkspaceId: make.unique("T"),
    secrets: { signing: "a secret of the sweep" },
  }),
  "connection.finish_install": async ({ make, organization }, { role, principal, token }) => {
    if (!roleHolds(role, "connection:create")) return { ...(await make.consent()) };
    if (token === null) return { ...(await make.consent(principal)) };
    const { application, admin } = organization;
    const request = internalRequest(Date.now());
    return { ...(await make.consent((await application.authenticate({ kind: "bearer", token }, request)) ?? admin)) };
  },
  "connection_call.get": async ({ make }) => ({ id: await make.connectionCall() }),
  "connection.pause": async ({ make }) => ({ id: await make.connection() }),
  "connection.remove": async ({ make }) => ({ id: await make.connection() }),
  "connection.resume": async (world) => ({ id: await done(world, "connection.pause", await world.make.connection()) }),
  "connector.describe_application": () => ({ name: consentName }),
  "connector_application.begin_registration": ({ make }) => make.registrationWish("reference-registering-spare"),
  "connector_application.finish_registration": async ({ make, organization }, { role, principal, token }) => {
    if (!roleHolds(role, "connector_application:update")) return make.registration();
    if (token === null) return make.registration(principal);
    const { application, admin } = organization;
    const request = internalRequest(Date.now());
    return make.registration((await application.authenticate({ kind: "bearer", token }, request)) ?? admin);
  },
  "connector_application.get": async ({ make }) => ({ name: (await make.consentApplication(consentName)).name }),
  "connector_application.remove": async ({ make }) => ({ name: (await make.consentApplication(spareName)).name }),
  "connector_application.set": async ({ make }) => ({
    ...(await make.consentApplication(spareName)),
    secrets: { signing: "a secret of the sweep" },
  }),
  "decision.answer": async ({ make }, caller) => ({
    id: await make.decision({ answerer: writer(caller) }),
    // An approval would be two operations of one request.
    verb: "reject",
  }),
  "decision.delegate": async ({ make }, caller) => ({
    id: await make.decision({ answerer: writer(caller) }),
    memberId: await make.member(),
  }),
  "decision.withdraw": async ({ make }, caller) => ({
    id: await make.decision(caller.role === "user" ? { proposer: caller.principal } : {}),
  }),
  "external_identity.accept_link": async ({ make, organization }) => {
    const id = await make.externalIdentity();
    const { link } = await organization.run<{ link: string }>(organization.admin, "external_identity.create_link", {
      id,
    });
    return { token: lastPart(link) };
  },
  "external_identity.link": async ({ make, ids }) => ({ id: await make.externalIdentity(), memberId: ids.member }),
  "external_identity.list": (_world, caller) => ({ memberId: caller.principal.memberId }),
  "external_identity.unlink": async (world, caller) => {
    const { make, organization } = world;
    const id = await make.externalIdentity();
    await organization.run(organization.admin, "external_identity.link", { id, memberId: caller.principal.memberId });
    return { id };
  },
  "external_link.set_field": async ({ make }, _caller, example) => ({ ...example, id: await make.externalLink() }),
  "file.delete": async ({ make }, caller) => ({ id: await make.file(writer(caller)) }),
  "file.open_link": async ({ organization, ids }) => {
    const { url } = await organization.run<{ url: string }>(organization.admin, "file.create_link", { id: ids.file });
    return { token: lastPart(url) };
  },
  "grant.delete": async ({ make }) => ({ id: await make.grant() }),
  "idea.make_item": async ({ make }) => ({ id: await make.idea() }),
  "idea.remix": (_world, _caller, example) => ({ ...example, engine: "rules" }),
  "idea_run.cancel": async ({ make }, caller) => ({ id: await make.ideaRun(writer(caller)) }),
  "idea_run.create": (_world, _caller, example) => ({ ...example, engine: "rules" }),
  "invitation.accept": async ({ make }) => {
    const { token } = await make.invitationToken();
    return { token, name: make.unique("Guest"), password: testPassword };
  },
  "invitation.create": ({ make, ids }) => ({
    email: `${make.unique("guest").replace(" ", "")}@example.com`,
    grants: [{ scope: { type: "workspace", workspaceId: ids.workspace }, role: "user" }],
  }),
  "invitation.revoke": async ({ make }) => ({ id: (await make.invitationToken()).id }),
  "inbound_event.get": async ({ make }) => ({ id: await make.inboundEvent() }),
  "inbound_event.replay": async ({ make }) => ({ id: await make.inboundEvent() }),
  "job.discard": async ({ make }) => ({ id: await make.deadJob() }),
  "job.replay": async ({ make }) => ({ id: await make.deadJob() }),
  "label.create": ({ make, ids }) => ({ workspaceId: ids.workspace, name: make.unique("label"), color: "red" }),
  "label.delete": async ({ make }) => ({ id: await make.label() }),
  "list.archive": async ({ make }) => ({ id: await make.list() }),
  "list.create": ({ make, ids }) => ({ boardId: ids.board, name: make.unique("List"), category: "todo" }),
  "list.delete": async ({ make, ids }) => ({ id: await make.list(), moveItemsTo: ids.list }),
  "list.unarchive": async (world) => ({ id: await done(world, "list.archive", await world.make.list()) }),
  "list.update": async ({ make }) => ({ id: await make.list(), name: make.unique("List") }),
  "mandate.begin": async ({ make }) => ({ connectionId: await make.consentConnection() }),
  "mandate.finish": async ({ make, organization }, { role, principal, token }) => {
    if (!roleHolds(role, "external_identity:link")) return { ...(await make.mandate()) };
    if (token === null) return { ...(await make.mandate(principal)) };
    const { application, admin } = organization;
    const request = internalRequest(Date.now());
    return { ...(await make.mandate((await application.authenticate({ kind: "bearer", token }, request)) ?? admin)) };
  },
  "mandate.withdraw": async ({ make, organization }, caller) => {
    const id = await make.externalIdentity();
    await organization.run(organization.admin, "external_identity.link", { id, memberId: caller.principal.memberId });
    return { externalIdentityId: id };
  },
  "member.deactivate": async ({ make }) => ({ id: await make.member() }),
  "member.reactivate": async (world) => ({ id: await done(world, "member.deactivate", await world.make.member()) }),
  "member.remove": async ({ make }) => ({ id: await make.member() }),
  "member.update": (_world, caller, example) => ({ ...example, id: caller.principal.memberId }),
  "mention.mark_read": async ({ make }, caller) => ({ id: await make.mention(caller.principal) }),
  "message.delete": async ({ make, ids }, caller) => ({ id: await make.message(writer(caller), ids.channel) }),
  "message.press": async ({ make, ids }) => ({ id: await make.card(ids.channel as string), actionId: cardActionId }),
  "message.update": async ({ make, ids }, caller) => ({
    id: await make.message(writer(caller), ids.channel),
    text: "Changed",
  }),
  "model_provider.create": ({ make }) => ({
    kind: "openai_compatible",
    name: make.unique("Provider"),
    model: "model-of-the-sweep",
    baseUrl: nobodysAddress,
  }),
  "model_provider.delete": async ({ make }) => ({ id: await make.modelProvider() }),
  "model_provider.order": () => ({ usesInstallation: true }),
  "organization.bootstrap": ({ make }) => ({
    setupToken: testSetupToken,
    organizationName: make.unique("Company"),
    email: `${make.unique("founder").replace(" ", "")}.${Date.now()}@example.com`,
    name: "Ann Example",
    password: testPassword,
  }),
  "organization.explore": () => ({ setupToken: testSetupToken }),
  "password_reset.accept": async ({ make, organization }) => {
    const input = { memberId: await make.member() };
    const { link } = await organization.run<{ link: string }>(organization.admin, "password_reset.create", input);
    return { token: lastPart(link), password: testPassword };
  },
  "password_reset.create": async ({ make }) => ({ memberId: await make.member() }),
  "password_reset.create_as_operator": (_world, caller) => ({ setupToken: testSetupToken, email: caller.email }),
  "platform_hook.clean_up": async ({ make }) => ({ connectionId: await make.trackerConnection() }),
  "platform_hook.list": async ({ make }) => ({ connectionId: await make.trackerConnection() }),
  "platform_hook.test": async ({ make, organization }) => {
    const { run, admin, application } = organization;
    const id = await make.connectedBoard();
    const { connectionId, platformBoardId } = await run<ConnectedBoard>(admin, "connected_board.get", { id });
    const { hookPath } = await run<Connection>(admin, "connection.get", { id: connectionId });
    const callbackUrl = `${application.ports.settings.publicUrl}${hookPath}`;
    const hooks = createReferenceHooks(referenceTrackerOf(connectionId));
    const { platformHookId } = await hooks.register({ watchedId: platformBoardId, callbackUrl });
    return { connectionId, platformHookId };
  },
  "platform_board.list": async ({ make }) => ({ connectionId: await make.trackerConnection() }),
  "reaction.remove": async ({ make, organization, ids }, caller) => {
    const id = await make.message(undefined, ids.channel);
    await organization.run(writer(caller) ?? organization.admin, "reaction.add", { id, emoji: "eyes" });
    return { id, emoji: "eyes" };
  },
  "run.cancel": async ({ make }) => ({ id: await make.run() }),
  "session.create": (_world, caller, example) => ({ ...example, email: caller.email, password: testPassword }),
  // Somebody else's: the caller's own end while others try to revoke all of them.
  "session.refresh": async ({ make, organization }, caller) => {
    const { viewer, user } = organization.emails;
    return { refreshToken: (await make.session(caller.email === viewer ? user : viewer)).refreshToken };
  },
  "session.revoke": async ({ make }, caller) => ({ id: (await make.session(caller.email)).sessionId }),
  "session.switch": ({ ids }) => ({ organizationId: ids.organization }),
  "work_item.archive": async ({ make }) => ({ id: await make.workItem() }),
  "work_item.assign": async ({ make }) => ({ id: await make.workItem(), assignee: "@user" }),
  "work_item.capture": () => ({ text: "Fix login page, urgent, by Friday @user #web" }),
  "work_item.complete": async ({ make }) => ({ id: await make.workItem() }),
  "work_item.create": (_world, _caller, example) => ({ ...example, labels: [], assignees: ["@user"] }),
  "work_item.delete": async ({ make }) => ({ id: await make.workItem() }),
  "work_item.get": ({ ids }) => ({ id: ids.work_item }),
  "work_item.merge": async ({ make }) => ({ id: await make.workItem(), duplicateId: await make.workItem() }),
  "work_item.parse": () => ({ text: "Fix login page, urgent, by Friday @user #web" }),
  "work_item.place": async ({ make }) => ({ id: await make.workItem(), boardId: await make.board() }),
  "work_item.share": async ({ make, ids }) => ({ id: await make.workItem(), channelId: ids.channel }),
  "work_item.undo": async ({ make, organization: { run, admin } }, caller) => {
    const [id, who] = [await make.workItem(), writer(caller) ?? admin];
    // What is done by another operation leaves that one's record too; a comment is said again by no other.
    const comment = await run<{ id: string }>(who, "comment.create", { workItemId: id, body: make.unique("Words") });
    await run(who, "comment.delete", { id: comment.id });
    const { data } = await run<{ data: { eventId: string }[] }>(who, "work_item.history", { id, limit: 1 });
    return { id, eventId: data[0]?.eventId };
  },
  "work_item.unarchive": async (world) => ({ id: await done(world, "work_item.archive", await world.make.workItem()) }),
  "work_item.unassign": async (world) => {
    const { organization, make } = world;
    const id = await make.workItem();
    await organization.run(organization.admin, "work_item.assign", { id, assignee: "@user" });
    return { id, assignee: "@user" };
  },
  "work_item.unplace": async ({ make, organization }) => {
    const [id, boardId] = [await make.workItem(), await make.board()];
    await organization.run(organization.admin, "work_item.place", { id, boardId });
    return { id, boardId };
  },
  "work_item.update": (_world, _caller, example) => ({ ...example, labels: [] }),
  "workspace.archive": async ({ make }) => ({ id: await make.workspace() }),
  "workspace.create": ({ make }) => ({ name: make.unique("Workspace") }),
  "workspace.delete": async ({ make, organization }) => {
    const id = await make.workspace();
    const { name } = await organization.run<{ name: string }>(organization.admin, "workspace.get", { id });
    return { id, confirmName: name };
  },
  "workspace.restore": async (world) => ({ id: await done(world, "workspace.archive", await world.make.workspace()) }),
  "workspace.update": async ({ make }) => ({ id: await make.workspace(), name: make.unique("Renamed") }),
};

/** Who makes what only its author may change; somebody who may write nothing is given the administrator's. */
function writer({ role, principal }: RecipeCaller): Principal | undefined {
  return roleHolds(role, "work_item:create") ? principal : undefined;
}

function keyOwner({ role, principal }: RecipeCaller): Principal | undefined {
  return roleHolds(role, "api_key:create") ? principal : undefined;
}

/** Does something to a thing and gives its id. */
async function done({ organization }: World, operation: string, id: string): Promise<string> {
  await organization.run(organization.admin, operation, { id });
  return id;
}

async function joinedChannel({ make, organization }: World, { principal }: RecipeCaller): Promise<string> {
  const id = await make.channel();
  await organization.run(principal, "channel.join", { id });
  return id;
}
