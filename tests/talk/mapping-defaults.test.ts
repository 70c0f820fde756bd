/** Where work goes that no mapping leads anywhere, who may say so, and that all nodes know it at once. */
import { signReferenceDelivery } from "@eureka/connector-sdk/reference";
import type { Board } from "@eureka/contracts/board";
import type { RoutingDefault } from "@eureka/contracts/channel-mapping";
import type { Connection } from "@eureka/contracts/connection";
import type { Organization } from "@eureka/contracts/organization";
import type { Workspace } from "@eureka/contracts/workspace";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage, signingSecret } from "./talk-stage.ts";

let stage: Stage;
let otherNode: Stage;

beforeAll(async () => {
  stage = await createStage();
  otherNode = await createStage();
});

afterAll(async () => {
  await stage.close();
  await otherNode.close();
});

async function say(team: ConnectedTeam, who: "admin" | "user", text: string): Promise<string[]> {
  const before = team.chat.messagesIn(team.platformChannelId).length;
  expect(await team.deliver(team.command(team.people[who], text))).toBe(200);
  await stage.work();
  return team.chat
    .messagesIn(team.platformChannelId)
    .slice(before + 1)
    .map(({ message }) => message.text);
}

const makeBoard = (team: ConnectedTeam, name: string) =>
  team.run<Board>(team.admin, "board.create", { workspaceId: team.workspaceId, name });

const openList = (board: Board) => board.lists.find(({ category }) => category === "todo") as Board["lists"][number];

async function placeOf(team: ConnectedTeam, title: string) {
  const item = (await team.items()).find((candidate) => candidate.title === title);
  const [placement] = item?.placements ?? [];
  return placement && { boardId: placement.boardId, listId: placement.listId };
}

it("config default leads the work of all channels without a mapping to a board and a list", async () => {
  const team = await connectTeam(stage);
  const board = await makeBoard(team, "Intake desk");
  const list = openList(board);
  expect(await say(team, "admin", `config default "Intake desk" --list "${list.name}"`)).toEqual([
    expect.stringContaining("without a mapping goes there now"),
  ]);
  await say(team, "user", "new From anywhere");
  expect(await placeOf(team, "From anywhere")).toEqual({ boardId: board.id, listId: list.id });
  expect(await team.run<Connection>(team.admin, "connection.get", { id: team.connection.id })).toMatchObject({
    defaultWorkspaceId: team.workspaceId,
    defaultBoardId: board.id,
    defaultListId: list.id,
  });
  const [status] = await say(team, "user", "config show");
  expect(status).toContain("Intake desk");
  expect(status).toContain("default of this connection");
});

it("the earlier bot's form works: the list as the last word; and the organization's default by a flag", async () => {
  const team = await connectTeam(stage);
  const board = await makeBoard(team, "Desk");
  const list = await team.run<{ id: string }>(team.admin, "list.create", {
    boardId: board.id,
    name: "Incoming",
    category: "todo",
  });
  await say(team, "admin", "config default Desk Incoming --organization");
  expect(await team.run<Organization>(team.admin, "organization.get")).toMatchObject({
    defaultBoardId: board.id,
    defaultListId: list.id,
  });
  await say(team, "user", "new For all");
  expect(await placeOf(team, "For all")).toEqual({ boardId: board.id, listId: list.id });
  expect(await team.run<Connection>(team.admin, "connection.get", { id: team.connection.id })).toMatchObject({
    defaultBoardId: null,
  });
});

it("config list says by name where the work of mapped channels goes", async () => {
  const team = await connectTeam(stage);
  const board = await makeBoard(team, "Desk *1*");
  const connectionId = team.connection.id;
  const named = { channelName: "support", listId: openList(board).id };
  await team.run(team.admin, "channel_mapping.set", { connectionId, platformChannelId: "C7", ...named });
  await team.run(team.admin, "channel_mapping.set", {
    connectionId,
    platformChannelId: "C8",
    workspaceId: team.workspaceId,
  });
  const [said] = await say(team, "user", "config list");
  expect(said).toContain(`- support: Engineering / Desk \\*1\\* / ${openList(board).name}`);
  expect(said).toContain("- C8: Engineering");
});

it("a mapping stands before the defaults, and another default workspace forgets the board of the former one", async () => {
  const team = await connectTeam(stage);
  const { admin, connection, platformChannelId } = team;
  const [mapped, byDefault] = [await makeBoard(team, "Mapped"), await makeBoard(team, "Default")];
  const connectionId = connection.id;
  await team.run<RoutingDefault>(admin, "channel_mapping.set_default", { connectionId, boardId: byDefault.id });
  await team.run(admin, "channel_mapping.set", { connectionId, platformChannelId, boardId: mapped.id });
  await say(team, "user", "new One");
  expect(await placeOf(team, "One")).toMatchObject({ boardId: mapped.id });
  await say(team, "admin", "config remove");
  await say(team, "user", "new Two");
  expect(await placeOf(team, "Two")).toMatchObject({ boardId: byDefault.id });
  const other = await team.run<Workspace>(admin, "workspace.create", { name: "Sales", key: "SAL" });
  await team.run(admin, "connection.update", { id: connectionId, defaultWorkspaceId: other.id });
  expect(await team.run<Connection>(admin, "connection.get", { id: connectionId })).toMatchObject({
    defaultWorkspaceId: other.id,
    defaultBoardId: null,
    defaultListId: null,
  });
  await say(team, "user", "new Three");
  const item = (await team.items()).find(({ title }) => title === "Three");
  expect(item?.workspaceId).toBe(other.id);
});

it("refuses whoever may not change the connection or the organization, and boards that are not there", async () => {
  const team = await connectTeam(stage);
  const stranger = await connectTeam(stage);
  const [board, foreign] = [await makeBoard(team, "Desk"), await makeBoard(stranger, "Foreign")];
  const connectionId = team.connection.id;
  for (const [who, input] of [
    [team.manager, { connectionId, boardId: board.id }],
    [team.manager, { boardId: board.id }],
    [team.user, { connectionId, boardId: board.id }],
  ] as const) {
    await expect(team.run(who, "channel_mapping.set_default", input)).rejects.toMatchObject({
      code: "permission.denied",
    });
  }
  await expect(
    team.run(team.admin, "channel_mapping.set_default", { connectionId, boardId: foreign.id }),
  ).rejects.toMatchObject({ code: "board.not_found" });
  const foreignConnection = { connectionId: stranger.connection.id, boardId: board.id };
  await expect(team.run(team.admin, "channel_mapping.set_default", foreignConnection)).rejects.toMatchObject({
    code: "connection.not_found",
  });
  await expect(
    team.run(team.admin, "channel_mapping.set_default", { connectionId: team.builtIn.id, boardId: board.id }),
  ).rejects.toMatchObject({ code: "channel_mapping.no_default_here" });
  expect(await say(team, "user", "config default Desk")).toEqual([expect.stringMatching(/not|may/i)]);
  expect(await say(team, "admin", "config default Foreign")).toEqual([expect.stringContaining("no board Foreign")]);
  expect(await team.run<Connection>(team.admin, "connection.get", { id: connectionId })).toMatchObject({
    defaultBoardId: null,
  });
});

it("a change acts at once on every node: mapping, connection's default and organization's default", async () => {
  const team = await connectTeam(stage);
  const { admin, connection, platformChannelId } = team;
  otherNode.chats.set(connection.id, team.chat);
  const boards: Board[] = [];
  for (const name of ["A", "B", "C", "D", "E", "F"]) boards.push(await makeBoard(team, name));
  const secret = `${signingSecret} of ${team.organizationId}`;
  /** Somebody types a command, and the other node alone takes it in and works on it. */
  async function typeAtOtherNode(text: string): Promise<void> {
    const delivery = team.command(team.people.user, text);
    const { headers, body } = signReferenceDelivery({ delivery, secret, now: otherNode.ports.clock.now() });
    const { status } = await fetch(`${otherNode.url}/hooks/reference-chat`, { method: "POST", headers, body });
    expect(status).toBe(200);
    await otherNode.work();
  }
  const channel = { connectionId: connection.id, platformChannelId };
  const byOrganization = (boardId?: string) => team.run(admin, "channel_mapping.set_default", { boardId });
  const byConnection = (boardId?: string) =>
    team.run(admin, "channel_mapping.set_default", { connectionId: connection.id, boardId });
  const byMapping = (boardId?: string) => team.run(admin, "channel_mapping.set", { ...channel, boardId });
  const changes = [byOrganization, byOrganization, byConnection, byConnection, byMapping, byMapping];
  for (const [index, change] of changes.entries()) {
    await change(boards[index]?.id);
    await typeAtOtherNode(`new Work ${index}`);
    expect(await placeOf(team, `Work ${index}`), `after change ${index}`).toMatchObject({ boardId: boards[index]?.id });
  }
  const rules = { priority: "urgent" };
  await team.run(admin, "channel_mapping.set", { ...channel, boardId: boards[0]?.id, rules });
  await typeAtOtherNode("new By rule");
  expect((await team.items()).find(({ title }) => title === "By rule")?.priority).toBe("urgent");
  await team.run(admin, "channel_mapping.clear", channel);
  await typeAtOtherNode("new After removal");
  expect(await placeOf(team, "After removal")).toMatchObject({ boardId: boards[3]?.id });
});
