/** Files and links on both sides of a copy, over the simulated Trello. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ExternalLink } from "@eureka/contracts/connected-board";
import type { File } from "@eureka/contracts/file";
import type { SyncDirection } from "@eureka/contracts/sync-rules";
import type { Attachment, HistoryEntry, WorkItem } from "@eureka/contracts/work-item";
import { claimContent, openContent, storeContent } from "@eureka/core/files";
import { startTrello, type Trello, trelloFailures } from "@eureka/simulators/trello";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  connectTrello,
  openPlatformStage,
  openTeam,
  type PlatformStage,
  type PlatformTeam,
  type TrelloSide,
} from "../platforms/platform-stage.ts";

let stage: PlatformStage;
/** The work ends here once, as if the process had died. */
let endAt: string | null = null;

beforeAll(async () => {
  const reach = (point: string) => {
    if (point !== endAt) return;
    endAt = null;
    throw new Error(`ended at ${point}`);
  };
  stage = await openPlatformStage({ ports: { faults: { reach } } });
});
afterAll(() => stage.close());

describe("what hangs on a work item and its card", () => {
  let trello: Trello;
  let team: PlatformTeam;
  let side: TrelloSide;
  let item: WorkItem;
  let cardId: string;
  const run = <Output = unknown>(operation: string, input: unknown) => team.run<Output>(team.admin, operation, input);

  beforeEach(async () => {
    trello = await startTrello();
    team = await openTeam(stage, [trello]);
    side = await connectTrello(team, trello);
    item = await run<WorkItem>("work_item.create", { boardId: side.connected.boardId, title: "With files" });
    await team.settle();
    cardId = side.cards()[0]?.id ?? "";
  });
  afterEach(async () => {
    expect(trello.violations).toEqual([]);
    await trello.close();
  });

  const onCard = () => trello.world.card(cardId).attachments;
  const here = async () => (await run<{ data: Attachment[] }>("attachment.list", { workItemId: item.id })).data;
  const shown = async () =>
    (await run<{ data: ExternalLink[] }>("external_link.list", { workItemId: item.id })).data[0]?.facts;

  /** Puts a file onto the item, as a member does. */
  async function attach(name: string, text: string | Buffer): Promise<Attachment> {
    const { ports } = stage.application;
    const content = await storeContent(ports, team.organizationId, Readable.from([Buffer.from(text)]));
    const { id: fileId } = await team.transact((context) =>
      claimContent(context, content, { workspaceId: item.workspaceId, name, mediaType: "text/plain" }),
    );
    return run<Attachment>("attachment.create", { workItemId: item.id, fileId });
  }

  async function textOf({ fileId }: Attachment): Promise<string> {
    const file = await run<File>("file.get", { id: fileId });
    const { stream } = await openContent(stage.application, { organizationId: team.organizationId, file });
    return new Response(Readable.toWeb(stream as Readable) as ReadableStream).text();
  }

  it("goes to the card once, and leaves it when it is taken off here", async () => {
    const attachment = await attach("plan.txt", "the plan");
    await team.settle();
    expect(onCard()).toMatchObject([{ name: expect.stringContaining("plan.txt"), file: { fileName: "plan.txt" } }]);
    expect(onCard()[0]?.file?.bytes.toString()).toBe("the plan");
    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    expect([onCard().length, (await here()).length]).toEqual([1, 1]);
    expect(await shown()).toEqual([]);
    await run("attachment.delete", { id: attachment.id });
    await team.settle();
    expect([onCard(), await here()]).toEqual([[], []]);
  });

  it("comes from the card once, and leaves the item when it is taken off there", async () => {
    const file = { name: "photo.jpg", bytes: Buffer.from("bytes of a photo") };
    const { id } = side.person.attach(cardId, { file, mimeType: "image/jpeg" });
    await team.settle();
    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    const [taken, ...others] = await here();
    expect(others).toEqual([]);
    expect(taken).toMatchObject({ name: "photo.jpg", mediaType: "image/jpeg", size: 16, addedBy: null });
    expect(await textOf(taken as Attachment)).toBe("bytes of a photo");
    expect(onCard()).toHaveLength(1);
    side.person.removeAttachment(cardId, id);
    await team.settle();
    expect([onCard(), await here()]).toEqual([[], []]);
  });

  it("goes only the way that the rules let it, and comes over when they let it both ways", async () => {
    const rule = async (attachments: SyncDirection) => {
      await run("connected_board.update", { id: side.connected.id, rules: { attachments } });
      await team.settle();
    };
    const names = async () => [
      onCard()
        .map(({ file }) => file?.fileName)
        .toSorted(),
      (await here()).map(({ name }) => name),
    ];
    await rule("there");
    side.person.attach(cardId, { file: { name: "theirs.txt", bytes: Buffer.from("theirs") } });
    await attach("ours.txt", "ours");
    await team.settle();
    expect(await names()).toEqual([["ours.txt", "theirs.txt"], ["ours.txt"]]);
    await rule("here");
    await attach("ours, too.txt", "ours, too");
    await team.settle();
    expect(await names()).toEqual([
      ["ours.txt", "theirs.txt"],
      ["ours.txt", "theirs.txt", "ours, too.txt"],
    ]);
    await rule("none");
    side.person.attach(cardId, { file: { name: "more.txt", bytes: Buffer.from("more") } });
    await team.settle();
    expect((await here()).map(({ name }) => name)).not.toContain("more.txt");
    await rule("both");
    const all = ["more.txt", "ours, too.txt", "ours.txt", "theirs.txt"];
    expect((await names()).map((side) => side.toSorted())).toEqual([all, all]);
  });

  it("comes along with a new card, and with a new item", async () => {
    const made = side.person.createCard(trello.world.card(cardId).idList, "Made there");
    trello.eventFaults.dropNext = 1;
    side.person.attach(made.id, { file: { name: "a.txt", bytes: Buffer.from("a") } });
    await team.settle();
    const taken = (await team.items()).find(({ title }) => title === "Made there");
    expect(taken?.attachmentCount).toBe(1);
    const moved = await run<WorkItem>("work_item.create", { workspaceId: item.workspaceId, title: "Made here" });
    const [first] = (await run<{ data: Attachment[] }>("attachment.list", { workItemId: taken?.id })).data;
    await run("attachment.create", { workItemId: moved.id, fileId: first?.fileId });
    await run("work_item.place", { id: moved.id, boardId: side.connected.boardId });
    await team.settle();
    const card = side.cards().find(({ name }) => name === "Made here");
    expect(trello.world.card(card?.id ?? "").attachments).toMatchObject([{ file: { bytes: Buffer.from("a") } }]);
  });

  it("is uploaded once when the answer is lost, or the work ends before the answer is recorded", async () => {
    trello.faults.loseNextAnswer();
    await attach("lost.txt", "lost");
    await team.settle();
    for (const point of ["sync.before-remote", "sync.after-remote"]) {
      endAt = point;
      await attach(`${point}.txt`, point);
      await team.settle();
      expect(endAt).toBeNull();
    }
    const names = ["lost.txt", "sync.before-remote.txt", "sync.after-remote.txt"];
    expect(onCard().map(({ file }) => file?.fileName)).toEqual(names);
    expect((await here()).map(({ name }) => name)).toEqual(names);
    expect(trello.world.actions.filter(({ type }) => type === "addAttachmentToCard")).toHaveLength(3);
  });

  it("goes as a link to the item where the platform takes no file of its size or refuses it", async () => {
    await attach("huge.bin", Buffer.alloc(10 * 1024 * 1024 + 1));
    await team.settle();
    expect(onCard()).toMatchObject([
      { name: expect.stringContaining("huge.bin"), url: `${stage.url}/items/${item.id}`, file: null },
    ]);
    expect(await shown()).toEqual([]);
    expect(await here()).toHaveLength(1);
  });

  it("stays a link when it is one, and no address on a card is ever called, wherever it leads", async () => {
    let calls = 0;
    const inside = createServer((_request, response) => {
      calls++;
      response.end("a secret of the inside");
    });
    await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
    const { port } = inside.address() as AddressInfo;
    const links = [
      `http://127.0.0.1:${port}/secret`,
      `http://[::ffff:127.0.0.1]:${port}/secret`,
      `http://0x7f.1:${port}/`,
      "http://169.254.169.254/latest/meta-data",
      "https://example.com/design",
    ];
    for (const [index, url] of links.entries()) side.person.attach(cardId, { url, name: `link ${index}` });
    side.person.attach(cardId, { url: "javascript:alert(1)", name: "no address" });
    // A file whose address was swapped on its way to us: the bytes come from the platform all the same.
    const swapped = side.person.attach(cardId, { file: { name: "swapped.txt", bytes: Buffer.from("its own") } });
    Object.assign(swapped, { url: links[0] });
    await team.settle();
    expect(await shown()).toEqual(links.map((url, index) => ({ kind: "link", name: `link ${index}`, url })));
    const [taken, ...others] = await here();
    expect(others).toEqual([]);
    expect(await textOf(taken as Attachment)).toBe("its own");
    expect(calls).toBe(0);
    for (const { id } of onCard().slice(0, 5)) side.person.removeAttachment(cardId, id);
    await team.settle();
    expect(await shown()).toEqual([]);
    await new Promise((resolve) => inside.close(resolve));
  });

  it("comes back to both sides, or leaves both, when what somebody did with it is taken back", async () => {
    const undo = async (type: string) => {
      const { data } = await run<{ data: HistoryEntry[] }>("work_item.history", { id: item.id });
      const { eventId } = data.find((entry) => entry.type === type) ?? {};
      await run("work_item.undo", { id: item.id, eventId });
      await team.settle();
    };
    side.person.attach(cardId, { file: { name: "theirs.txt", bytes: Buffer.from("theirs") } });
    await team.settle();
    await undo("attachment.created");
    expect([onCard(), await here()]).toEqual([[], []]);
    await undo("attachment.deleted");
    expect(onCard()).toMatchObject([{ file: { bytes: Buffer.from("theirs") } }]);
    const [back] = await here();
    expect(await textOf(back as Attachment)).toBe("theirs");
    side.person.removeAttachment(cardId, onCard()[0]?.id ?? "");
    await team.settle();
    expect(await here()).toEqual([]);
    await undo("attachment.deleted");
    expect(onCard()).toMatchObject([{ file: { bytes: Buffer.from("theirs") } }]);
    expect(await here()).toHaveLength(1);
  });

  it("shows the card's custom fields, as they are now, and writes none of them by itself", async () => {
    const number = side.person.createCustomField(side.trelloBoardId, { name: "Estimate", type: "number" });
    const choice = side.person.createCustomField(side.trelloBoardId, {
      name: "Customer",
      type: "list",
      options: ["Northwind", "Contoso"],
    });
    side.person.setCustomField(cardId, number.id, { value: { number: "8" } });
    side.person.setCustomField(cardId, choice.id, { idValue: choice.options[1]?.id });
    await team.settle();
    const customer = { kind: "field", name: "Customer", value: "Contoso", platformFieldId: choice.id };
    expect(await shown()).toEqual([
      { kind: "field", name: "Estimate", value: "8", platformFieldId: number.id },
      customer,
    ]);
    await run("work_item.update", { id: item.id, title: "Changed here" });
    trello.eventFaults.dropNext = 1;
    side.person.setCustomField(cardId, number.id, { value: "" });
    await team.settle();
    await run("connected_board.reconcile", { id: side.connected.id });
    await team.settle();
    expect(await shown()).toEqual([customer]);
    expect(trello.world.actions.filter(({ type }) => type === "updateCustomFieldItem")).toHaveLength(3);
  });

  it("stays over there, shown as a link, when it is larger than our own limit", async () => {
    const { settings } = stage.ports;
    const bytes = Buffer.alloc(settings.fileLimitBytes + 1);
    side.person.attach(cardId, { file: { name: "film.mp4", bytes } });
    await team.settle();
    expect(await here()).toEqual([]);
    expect(await shown()).toMatchObject([{ kind: "link", name: "film.mp4" }]);
    expect(onCard()).toHaveLength(1);
  });

  it("waits while the platform does not answer, and is there afterwards", async () => {
    for (let call = 0; call < 2; call++) trello.faults.answerNext(trelloFailures.unavailable);
    await attach("late.txt", "late");
    await team.settle();
    expect(onCard().map(({ file }) => file?.fileName)).toEqual(["late.txt"]);
  });
});
