/** Channel mappings and defaults as a file: exported, edited, previewed, imported, and exported again to the same bytes. */
import { Readable } from "node:stream";
import type { AuditRecord } from "@eureka/contracts/audit-record";
import type { Board } from "@eureka/contracts/board";
import type { ChannelMapping } from "@eureka/contracts/channel-mapping";
import {
  type ExchangeFormat,
  exchangeFormats,
  type MappingImport,
  mostImportedMappings,
} from "@eureka/contracts/channel-mapping-exchange";
import type { Connection } from "@eureka/contracts/connection";
import type { Organization } from "@eureka/contracts/organization";
import type { Page } from "@eureka/contracts/page";
import type { Workspace } from "@eureka/contracts/workspace";
import type { Principal } from "@eureka/core/operations";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConnectedTeam, connectTeam, createStage, type Stage } from "./talk-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

afterAll(() => stage.close());

async function exported(
  team: ConnectedTeam,
  format: ExchangeFormat,
  who: Principal = team.admin,
  filter: object = {},
): Promise<string> {
  const { bytes } = await team.call(who, "channel_mapping.export", { format, ...filter });
  const chunks: Buffer[] = [];
  for await (const chunk of bytes?.stream ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function imported(
  team: ConnectedTeam,
  format: ExchangeFormat,
  content: string | Uint8Array,
  { dryRun = false, who = team.admin as Principal } = {},
): Promise<MappingImport> {
  const upload = Readable.from([Buffer.from(content)]);
  return team.run<MappingImport>(who, "channel_mapping.import", { format, dryRun }, { upload });
}

const preview = (team: ConnectedTeam, format: ExchangeFormat, content: string, who?: Principal) =>
  imported(team, format, content, { dryRun: true, ...(who && { who }) });

async function mappingsOf(team: ConnectedTeam): Promise<ChannelMapping[]> {
  return (await team.run<Page<ChannelMapping>>(team.admin, "channel_mapping.list", { limit: 200 })).data;
}

async function clear(team: ConnectedTeam): Promise<void> {
  for (const { id } of await mappingsOf(team)) await team.run(team.admin, "channel_mapping.remove", { id });
}

async function recordsOf(team: ConnectedTeam, operation: string): Promise<AuditRecord[]> {
  return (await team.run<Page<AuditRecord>>(team.admin, "audit_record.list", { operation, limit: 200 })).data;
}

/** What the boards, lists and channels of a team could be called to break a file. */
const hostileNames = [
  '=HYPERLINK("http://x.test";"Click")',
  "+49 30 1234",
  "-2+3",
  "@SUM(A1:A9)",
  "'=quoted",
  "commas, and; semicolons",
  'say "hi"',
  "👩‍👩‍👧‍👦 Familie",
  "שלום עולם",
  "\u202Eevil",
  "null",
  "2026-11-22",
  "a: b # c",
  "*alias",
  "tab\tinside",
  "\u2028separator",
] as const;

interface Furnished extends ConnectedTeam {
  readonly board: Board;
}

/** A team with boards of these names, each with a list of the same name, and a channel mapped to each. */
async function furnish(names: readonly string[]): Promise<Furnished> {
  const team = await connectTeam(stage);
  const { admin, workspaceId, connection } = team;
  let last: Board | undefined;
  for (const [index, name] of names.entries()) {
    const board = await team.run<Board>(admin, "board.create", { workspaceId, name });
    const list = await team.run<{ id: string }>(admin, "list.create", { boardId: board.id, name, category: "todo" });
    await team.run(admin, "channel_mapping.set", {
      connectionId: connection.id,
      platformChannelId: `C${index + 1}`,
      channelName: name,
      ...(index % 3 === 0 ? { listId: list.id } : { boardId: board.id }),
      rules: { replyIn: index % 2 ? "channel" : "thread", labels: index % 4 === 2 ? [name, "none"] : [] },
    });
    last = board;
  }
  return { ...team, board: last as Board };
}

describe.each(exchangeFormats)("as %s", (format) => {
  it("an export, imported where nothing is mapped any more, gives the same bytes again", async () => {
    const team = await furnish(hostileNames);
    const first = await exported(team, format);
    expect(await preview(team, format, first)).toMatchObject({ applied: false, unchanged: hostileNames.length + 1 });
    const before = await mappingsOf(team);
    await clear(team);
    expect(await imported(team, format, first)).toMatchObject({ applied: true, added: hostileNames.length });
    expect(await exported(team, format)).toBe(first);
    const essence = (all: ChannelMapping[]) =>
      all
        .map(({ platformChannelId, channelName, boardId, listId, rules }) => [
          platformChannelId,
          channelName,
          boardId,
          listId,
          rules,
        ])
        .sort();
    expect(essence(await mappingsOf(team))).toEqual(essence(before));
  });

  it("names alone are enough, and ids alone too", async () => {
    const team = await furnish(["Web", "Ops"]);
    const first = await exported(team, format);
    const onlyNames = first.replaceAll(/(con|wsp|brd|lst)_[0-9a-z]{26}/g, "");
    const onlyIds = first.replaceAll(/\b(Web|Ops|Engineering|Reference)\b/g, "");
    for (const edited of [onlyNames, onlyIds]) {
      expect(edited).not.toBe(first);
      expect((await preview(team, format, edited)).lines.map(({ problems }) => problems)).toEqual([[], [], []]);
    }
  });

  it("defaults travel with it: of the connection and of the organization, board and list", async () => {
    const team = await furnish(["Web", "Ops"]);
    const { connection, workspaceId } = team;
    const [onList, onBoard] = await mappingsOf(team);
    await setDefault(team, onList?.listId ? { listId: onList.listId } : {}, connection.id);
    await setDefault(team, onBoard?.boardId ? { boardId: onBoard.boardId } : {});
    const before = await defaultsOf(team);
    const file = await exported(team, format);
    await setDefault(team, { workspaceId }, connection.id);
    await setDefault(team, { workspaceId });
    const { lines } = await preview(team, format, file);
    expect(lines.filter((line) => line.for !== "channel")).toMatchObject([
      {
        for: "organization",
        outcome: "changed",
        connection: "",
        channel: "",
        changes: [{ what: "goesTo", from: "Engineering", to: "Engineering / Ops" }],
      },
      { for: "connection", outcome: "changed", connection: "Reference", goesTo: "Engineering / Web / Web" },
    ]);
    expect(await defaultsOf(team)).not.toEqual(before);
    const setBefore = (await recordsOf(team, "channel_mapping.set_default")).length;
    expect(await imported(team, format, file)).toMatchObject({ applied: true, changed: 2, unchanged: 2 });
    expect(await defaultsOf(team)).toEqual(before);
    expect(await exported(team, format)).toBe(file);
    expect(await recordsOf(team, "channel_mapping.set_default")).toHaveLength(setBefore + 2);
    expect(await imported(team, format, file)).toMatchObject({ changed: 0, unchanged: 4 });
    expect(await recordsOf(team, "channel_mapping.set_default")).toHaveLength(setBefore + 2);
    // By connection, the organization's stays out; into a workspace to which nothing leads, there is nothing.
    const ofConnection = await preview(
      team,
      format,
      await exported(team, format, team.admin, { connectionId: connection.id }),
    );
    expect(ofConnection.lines.map((line) => line.for).sort()).toEqual(["channel", "channel", "connection"]);
    const empty = await team.run<Workspace>(team.admin, "workspace.create", { name: "Empty", key: "EMP" });
    expect(
      (await preview(team, format, await exported(team, format, team.admin, { workspaceId: empty.id }))).lines,
    ).toEqual([]);
  });
});

async function setDefault(team: ConnectedTeam, place: object, connectionId?: string): Promise<void> {
  await team.run(team.admin, "channel_mapping.set_default", { ...place, ...(connectionId && { connectionId }) });
}

async function defaultsOf(team: ConnectedTeam) {
  const of = ({ defaultWorkspaceId, defaultBoardId, defaultListId }: Connection | Organization) => [
    defaultWorkspaceId,
    defaultBoardId,
    defaultListId,
  ];
  return [
    of(await team.run<Organization>(team.admin, "organization.get", {})),
    of(await team.run<Connection>(team.admin, "connection.get", { id: team.connection.id })),
  ];
}

it("a preview says of each default what would become of it and why; one that is refused keeps everything out", async () => {
  const team = await furnish(["Web", "Ops"]);
  const { connection, workspaceId, admin, builtIn } = team;
  const personal = await team.run<Page<Workspace>>(admin, "workspace.list", { kind: "personal" });
  const gone = await team.run<Connection>(admin, "connection.create", {
    connector: connection.connector,
    title: "Gone",
    platformWorkspaceId: "T-gone",
    secrets: { signing: "a secret" },
  });
  await team.run(admin, "connection.remove", { id: gone.id });
  const content = [
    "for,connectionId,workspaceId,board,channelId,priority",
    `organization,,${workspaceId},Web,,`,
    `connection,${connection.id},,Ops,,`,
    `connection,${connection.id},,Web,,`,
    `organization,${connection.id},${workspaceId},,,`,
    `connection,,${workspaceId},,,`,
    `connection,${builtIn.id},${workspaceId},,,`,
    `connection,${gone.id},${workspaceId},,,`,
    `planet,,${workspaceId},,,`,
    `organization,,${workspaceId},,C9,low`,
    `organization,,${workspaceId},Nowhere,,`,
    `,${connection.id},,Web,C7,`,
    "",
  ].join("\n");
  const before = await defaultsOf(team);
  const { lines } = await preview(team, "csv", content);
  expect(
    lines.map(({ line, for: whose, outcome, goesTo, problems }) => [line, whose, outcome, problems[0] ?? goesTo]),
  ).toEqual([
    [2, "organization", "changed", "Engineering / Web"],
    [3, "connection", "added", "Engineering / Ops"],
    [4, "connection", "refused", "This default stands in line 3 already."],
    [5, "organization", "refused", expect.stringContaining("leave the connection empty")],
    [6, "connection", "refused", "Say which connection is meant."],
    [7, "connection", "refused", expect.stringContaining("Eureka's own chat has no default")],
    [8, "connection", "refused", "This connection was removed."],
    [9, "organization", "refused", expect.stringMatching(/^for: /)],
    [10, "organization", "refused", expect.stringContaining("channelId")],
    [11, "organization", "refused", "There is no board “Nowhere” that you can see."],
    [12, "channel", "added", "Engineering / Web"],
  ]);
  const intoPersonal = `for,workspaceId\norganization,${personal.data[0]?.id}\n`;
  expect((await preview(team, "csv", intoPersonal)).lines[0]?.problems).toEqual([
    "A default leads into a workspace of a team that is in use.",
  ]);
  await expect(imported(team, "csv", content)).rejects.toMatchObject({ code: "channel_mapping.import_refused" });
  expect(await defaultsOf(team)).toEqual(before);
  expect(await mappingsOf(team)).toHaveLength(2);
  // As files were before there were defaults in them.
  const old = `connectionId,channelId,board\n${connection.id},C7,Web\n`;
  expect(await imported(team, "csv", old)).toMatchObject({ added: 1, changed: 0 });
  expect(await defaultsOf(team)).toEqual(before);
});

it("a default needs the right to change the connection or the organization; one that stays as it is needs none", async () => {
  const team = await furnish(["Web"]);
  const { manager, connection } = team;
  await setDefault(team, { workspaceId: team.workspaceId }, connection.id);
  const file = await exported(team, "yaml", manager);
  expect(await imported(team, "yaml", file, { who: manager })).toMatchObject({ applied: true, unchanged: 3 });
  for (const whose of ["organization,", `connection,${connection.id}`]) {
    const content = `for,connectionId,board\n${whose},Web\n`;
    const { lines } = await preview(team, "csv", content, manager);
    expect(lines[0]).toMatchObject({
      outcome: "refused",
      problems: [expect.stringContaining("You may not say where work goes")],
    });
    await expect(imported(team, "csv", content, { who: manager })).rejects.toMatchObject({
      code: "channel_mapping.import_refused",
    });
  }
  expect(await exported(team, "yaml", manager)).toBe(file);
  const seen = await exported(team, "json", team.viewer);
  expect(seen, "who may not read connections does not learn their defaults").not.toContain('"for": "connection"');
});

it("any names that a board can have come back in every format", async () => {
  const team = await connectTeam(stage);
  const { admin, workspaceId, connection } = team;
  const board = await team.run<Board>(admin, "board.create", { workspaceId, name: "First" });
  await team.run(admin, "channel_mapping.set", {
    connectionId: connection.id,
    platformChannelId: "C1",
    boardId: board.id,
  });
  const nameable = fc
    .oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), fc.constantFrom(...hostileNames))
    .map((name) => name.trim())
    .filter((name) => name !== "" && name.isWellFormed() && !/[\0\n\r]/.test(name));
  await fc.assert(
    fc.asyncProperty(nameable, fc.constantFrom(...exchangeFormats), async (name, format) => {
      await team.run(admin, "board.update", { id: board.id, name });
      const first = await exported(team, format);
      await clear(team);
      expect(await imported(team, format, first)).toMatchObject({ added: 1 });
      expect(await exported(team, format)).toBe(first);
    }),
    { numRuns: 40 },
  );
});

it("a preview says of each line what would become of it and why, and changes nothing", async () => {
  const team = await furnish(["Web", "Ops"]);
  const other = await furnish(["Theirs"]);
  const { connection, workspaceId } = team;
  const [theirs] = await mappingsOf(other);
  const content = [
    "connectionId,connection,channelId,workspaceId,workspace,boardId,board,list,unlinkedMay,labels",
    `${connection.id},,C1,,,,Web,Web,,`,
    `${connection.id},,C2,,,,Web,,comment,"a, b"`,
    `${connection.id},,C3,${workspaceId},,,,,,`,
    `,Reference,C4,,Engineering,,Ops,,,`,
    `${connection.id},,C5,,,,Nowhere,,,`,
    `${connection.id},,C6,,,${theirs?.boardId},,,,`,
    `${theirs?.connectionId},,C7,,,,Web,,,`,
    `${connection.id},,C8,,,,,,,`,
    `${connection.id},,C9,,,,Web,Ops,,`,
    `${connection.id},,C10,,,,Web,,everything,`,
    `${connection.id},,C3,,,,Web,,,`,
    `${connection.id},Wrong title,C11,,,,Web,,,`,
    `,,C12,,,,Web,,,`,
    `${connection.id},,,,,,Web,,,`,
    "",
  ].join("\n");
  const before = await mappingsOf(team);
  const report = await preview(team, "csv", content);
  expect(report).toMatchObject({ applied: false, added: 2, changed: 1, unchanged: 1, refused: 10 });
  const lines = report.lines.map(({ line, outcome, goesTo, problems }) => [line, outcome, problems[0] ?? goesTo]);
  expect(lines).toEqual([
    [2, "unchanged", "Engineering / Web / Web"],
    [3, "changed", "Engineering / Web"],
    [4, "added", "Engineering"],
    [5, "added", "Engineering / Ops"],
    [6, "refused", "There is no board “Nowhere” that you can see."],
    [7, "refused", `There is no board “${theirs?.boardId}” that you can see.`],
    [8, "refused", `There is no connection “${theirs?.connectionId}” that you can see.`],
    [9, "refused", "Say to which workspace or board the work goes."],
    [10, "refused", "There is no list “Ops” that you can see."],
    [11, "refused", expect.stringMatching(/^rules\.unlinkedMay: /)],
    [12, "refused", "This channel stands in line 4 already."],
    [13, "refused", expect.stringContaining("is called “Reference”, not “Wrong title”")],
    [14, "refused", "Say which connection is meant."],
    [15, "refused", expect.stringContaining("Give the channel's id")],
  ]);
  expect(report.lines[1]?.changes).toEqual([
    { what: "goesTo", from: "Engineering / Ops", to: "Engineering / Web" },
    { what: "unlinkedMay", from: "nothing", to: "comment" },
    { what: "labels", from: "", to: "a, b" },
  ]);
  expect(await mappingsOf(team)).toEqual(before);
});

it("all lines or none: one that is refused keeps the others from being set, and is named with its line", async () => {
  const team = await furnish(["Web"]);
  const { connection } = team;
  const content = `connectionId,channelId,board\n${connection.id},C7,Web\n${connection.id},C8,Nowhere\n`;
  await expect(imported(team, "csv", content)).rejects.toMatchObject({
    code: "channel_mapping.import_refused",
    errors: [{ path: "line 3", message: "There is no board “Nowhere” that you can see." }],
  });
  expect((await mappingsOf(team)).map(({ platformChannelId }) => platformChannelId)).toEqual(["C1"]);
});

it("each mapping that changed has its audit record and its event, those that did not have none", async () => {
  const team = await furnish(["Web", "Ops"]);
  const setBefore = (await recordsOf(team, "channel_mapping.set")).length;
  const file = await exported(team, "yaml");
  const edited = file.replace('replyIn: "thread"', 'replyIn: "channel"');
  expect(edited).not.toBe(file);
  expect(await imported(team, "yaml", edited)).toMatchObject({ applied: true, changed: 1, unchanged: 2 });
  const records = await recordsOf(team, "channel_mapping.set");
  expect(records).toHaveLength(setBefore + 1);
  expect(records[0]).toMatchObject({ result: "success", changes: { rules: { to: { replyIn: "channel" } } } });
  expect(await recordsOf(team, "channel_mapping.import")).toHaveLength(1);
  expect(await imported(team, "yaml", edited)).toMatchObject({ applied: true, changed: 0, unchanged: 3 });
  expect(await recordsOf(team, "channel_mapping.set")).toHaveLength(setBefore + 1);
});

it("rights are those of setting a mapping: a manager of one workspace imports only there, a viewer nowhere", async () => {
  const team = await furnish(["Web"]);
  const { admin, connection } = team;
  const sales = await team.run<Workspace>(admin, "workspace.create", { name: "Sales", key: "SAL" });
  const { data } = await team.run<Page<{ id: string; role: string }>>(admin, "grant.list", {
    memberId: team.manager.memberId,
  });
  await team.run(admin, "grant.create", {
    memberId: team.manager.memberId,
    role: "manager",
    scope: { type: "workspace", workspaceId: sales.id },
  });
  for (const { id } of data) await team.run(admin, "grant.delete", { id });
  const seller = await team.principalOf(team.manager.memberId);
  const content = `connectionId,channelId,workspaceId\n${connection.id},C1,${sales.id}\n`;
  const { lines } = await preview(team, "csv", content, seller);
  expect(lines).toMatchObject([{ outcome: "refused", problems: [expect.stringContaining("You may not say where")] }]);
  expect(await exported(team, "csv", seller)).not.toContain("C1");
  await expect(preview(team, "csv", content, team.viewer)).rejects.toMatchObject({ code: "permission.denied" });
  const visible = await exported(team, "csv", team.viewer);
  expect(visible).toContain("C1");
  expect(visible, "who may not read connections does not learn their titles").not.toContain("Reference");
});

it("a file that is none is refused with the line and a sentence, whatever is wrong with it", async () => {
  const team = await furnish(["Web"]);
  const id = team.connection.id;
  const many = Array.from({ length: 10_000 }, (_, index) => `${id},X${index},Web`).join("\n");
  const cases: [ExchangeFormat, string | Uint8Array, number, string][] = [
    ["csv", `connectionId,channelId,board\n${many}`, mostImportedMappings + 2, "10000 mappings; one import takes 1000"],
    ["csv", "id,board\nC1,Web", 1, "“id”"],
    ["csv", 'channelId,board\nC1,"Web', 2, "never closed"],
    ["json", '{"version": 1,\n"mappings": [{"board": }]}', 2, "not valid JSON"],
    ["json", "5", 1, "no list of mappings"],
    ["json", "[".repeat(200_000), 1, "not valid JSON"],
    ["yaml", "version: 1\nmappings:\n\t- board: x", 3, "not valid YAML"],
    ["yaml", "[".repeat(50_000), 1, ""],
    ["yaml", "", 1, "no list of mappings"],
    ["csv", new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 1, "not text in UTF-8"],
    ["csv", "x".repeat(2 * 1024 * 1024 + 1), 1, "more than 2097152 bytes"],
  ];
  for (const [format, content, line, sentence] of cases) {
    const label = `${format} ${String(content).slice(0, 40)}`;
    await expect(imported(team, format, content, { dryRun: true }), label).rejects.toMatchObject({
      code: "channel_mapping.file_unreadable",
      parameters: { line },
      message: expect.stringMatching(new RegExp(`^Line ${line}: .*${sentence}`)),
    });
  }
  await expect(
    team.run(
      team.admin,
      "channel_mapping.import",
      { name: "notes.txt" },
      { upload: Readable.from([Buffer.from("x")]) },
    ),
  ).rejects.toMatchObject({ code: "request.invalid" });
});

it("as many lines as one import takes are set in one transaction", async () => {
  const team = await furnish(["Web"]);
  const { connection } = team;
  const lines = Array.from({ length: mostImportedMappings }, (_, index) => `${connection.id},B${index},Web`);
  const content = `connectionId,channelId,board\n${lines.join("\n")}\n`;
  expect(await imported(team, "csv", content)).toMatchObject({ applied: true, added: mostImportedMappings });
  expect((await exported(team, "csv")).split("\r\n")).toHaveLength(mostImportedMappings + 4);
});

it("a repeated call with the same key has its effect once, and another file under it is refused", async () => {
  const team = await furnish(["Web"]);
  const { connection, admin } = team;
  const send = (channel: string) => {
    const content = `connectionId,channelId,board\n${connection.id},${channel},Web\n`;
    const upload = Readable.from([Buffer.from(content)]);
    return team.call(admin, "channel_mapping.import", { format: "csv" }, { upload, idempotencyKey: "once" });
  };
  expect((await send("C5")).replayed).toBe(false);
  expect((await send("C5")).replayed).toBe(true);
  await expect(send("C6")).rejects.toMatchObject({ code: "idempotency.key_reused" });
  expect(await mappingsOf(team)).toHaveLength(2);
});
