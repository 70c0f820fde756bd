/** The contract of every tracker capability, run against a simulator or an in-memory platform. */
import type { PlatformItemFields } from "@eureka/contracts/universal-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readAllPages } from "../page.ts";
import type { CreateItemInput, TrackerCapability, TrackerItem } from "../tracker.ts";
import { writeOnce } from "../write-once.ts";
import { type ContractFaults, catchConnectorError, expectEveryErrorCode } from "./contract-faults.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { isNews, nameChange, readAllChanges } from "./tracker-changes.ts";
import { declareOrderTests } from "./tracker-order-contract.ts";

/** One fresh platform with one board (of at least two lists, where it has lists) and a person whom items can be assigned to. */
export interface TrackerContractHarness {
  readonly tracker: TrackerCapability;
  readonly platformBoardId: string;
  readonly platformUserId: string;
  /** Ids in the platform's form that nothing has. */
  readonly unknown: { readonly platformBoardId: string; readonly platformItemId: string };
  readonly faults: ContractFaults;
  /** The titles on the board now, as the platform itself reports them, archived items included. */
  readTitles(): Promise<readonly string[]>;
  /** The platform's present, where it is not the real one. */
  now?(): Date;
  close?(): Promise<void>;
}

/**
 * Declares the tests of the tracker contract.
 * @param makeHarness makes a fresh platform before each test
 */
export function describeTrackerContract(name: string, makeHarness: () => Promise<TrackerContractHarness>): void {
  describe(`${name} keeps the tracker contract`, () => {
    let harness: TrackerContractHarness;
    let tracker: TrackerCapability;
    let attempts = 0;
    let began: Date;

    beforeEach(async () => {
      harness = await makeHarness();
      tracker = harness.tracker;
      began = new Date((harness.now?.() ?? new Date()).getTime() - 60_000);
    });
    afterEach(async () => {
      await harness.close?.();
    });

    declareOrderTests(() => harness);

    const newIntent = () => `contract-${++attempts}`;
    const has = (field: keyof PlatformItemFields) => tracker.capabilities().fields.includes(field);
    const creation = (title: string, fields: Partial<PlatformItemFields> = {}): CreateItemInput => ({
      intent: newIntent(),
      platformBoardId: harness.platformBoardId,
      fields: { title, ...fields },
    });
    const find = ({ intent, platformBoardId }: CreateItemInput) =>
      tracker.findByIntent({ intent, platformBoardId, sentAfter: began });
    const createAgain = (input: CreateItemInput) =>
      writeOnce({ attemptedBefore: true, find: () => find(input), write: () => tracker.createItem(input) });
    const readLists = async () => {
      const [first, second] = await tracker.listLists({ platformBoardId: harness.platformBoardId });
      if (!first || !second) throw new TypeError("The board of the harness needs at least two lists");
      return { first: first.platformListId, second: second.platformListId };
    };
    const readChanges = (cursor?: string) => readAllChanges(tracker, harness.platformBoardId, cursor);

    it("creates an item with every field that it claims, and reads it back the same", async () => {
      const [dueKind] = tracker.capabilities().dueKinds;
      const wanted: Partial<PlatformItemFields> = {
        body: "Steps:\n\n1. open\n2. **see**",
        ...(has("platformListId") ? { platformListId: (await readLists()).second } : {}),
        labels: ["bug", "login"],
        assignees: [harness.platformUserId],
        due: dueKind ? dues[dueKind] : null,
        priority: "urgent",
        checklist: [
          { text: "reproduce", done: true },
          { text: "fix", done: false },
        ],
      };
      const created = await tracker.createItem(creation("Fix login page", wanted));
      const read = await tracker.getItem(created);
      expect(read).toEqual(created);
      expect(read.fields).toMatchObject({ title: "Fix login page", state: "open", archived: false });
      for (const field of tracker.capabilities().fields) {
        if (wanted[field] !== undefined)
          expect(inAnyOrder(read.fields[field]), field).toEqual(inAnyOrder(wanted[field]));
      }
    });

    it.each(Object.entries(hostileTexts))("carries hostile text exactly: %s", async (_, text) => {
      const title = text.replaceAll("\n", " ").trim();
      const created = await tracker.createItem(creation(title, { body: text }));
      expect((await tracker.getItem(created)).fields).toMatchObject({ title, body: text });
    });

    it("refuses text that is too long instead of cutting it", async () => {
      const { maxTitleLength, maxBodyLength } = tracker.capabilities();
      const tooLong = [
        creation("x".repeat(maxTitleLength + 1)),
        creation("fine", { body: "x".repeat(maxBodyLength + 1) }),
      ];
      for (const input of tooLong) {
        expect(await catchConnectorError(() => tracker.createItem(input))).toMatchObject({ code: "invalid" });
      }
      const longest = await tracker.createItem(
        creation("y".repeat(maxTitleLength), { body: "y".repeat(maxBodyLength) }),
      );
      expect((await tracker.getItem(longest)).fields.body).toHaveLength(maxBodyLength);
      expect(await harness.readTitles()).toEqual(["y".repeat(maxTitleLength)]);
    });

    it("says what an item is a part of, and leaves alone what would make a ring", async () => {
      if (!has("parent")) return;
      const item = await tracker.createItem(creation("part"));
      const whole = await tracker.createItem(creation("whole"));
      const set = (of: TrackerItem, parent: string | null) =>
        tracker.updateItem({ intent: newIntent(), item: of, fields: { parent } });
      const part = await set(item, whole.platformItemId);
      expect(part.fields).toEqual({ ...item.fields, parent: whole.platformItemId });
      expect(part.remoteVersion).not.toBe(item.remoteVersion);
      expect((await tracker.getItem(item)).fields).toEqual(part.fields);
      expect((await set(item, whole.platformItemId)).fields).toEqual(part.fields);
      expect((await tracker.getItem(whole)).hasSubItems).toBe(true);
      expect(await tracker.listSubItems?.(whole)).toEqual([item.platformItemId]);
      expect((await set(whole, item.platformItemId)).fields.parent).toBeNull();
      expect((await set(whole, whole.platformItemId)).fields.parent).toBeNull();
      const { changes } = await readChanges();
      const told = changes.map((change) => (change.kind === "present" ? change.item.fields.parent : undefined));
      expect(told).toContain(whole.platformItemId);
      expect((await set(item, null)).fields.parent).toBeNull();
      expect(await tracker.listSubItems?.(whole)).toEqual([]);
    });

    it("gives another version for each change and the same one for none", async () => {
      const item = await tracker.createItem(creation("first"));
      const change = { intent: newIntent(), item, fields: { title: "second", body: "text" } };
      const changed = await tracker.updateItem(change);
      expect(changed.fields).toMatchObject({ title: "second", body: "text" });
      expect(changed.remoteVersion).not.toBe(item.remoteVersion);
      expect((await tracker.getItem(item)).remoteVersion).toBe(changed.remoteVersion);
      expect((await tracker.updateItem(change)).fields).toEqual(changed.fields);
      expect(await harness.readTitles()).toEqual(["second"]);
    });

    it("changes only what it was told to", async () => {
      const item = await tracker.createItem(creation("title", { body: "body", labels: ["bug"] }));
      const state: Partial<PlatformItemFields> = has("state") ? { state: "done" } : { title: "other" };
      const changed = await tracker.updateItem({ intent: newIntent(), item, fields: state });
      expect(changed.fields).toEqual({ ...item.fields, ...state });
    });

    it("moves an item between lists and within one", async () => {
      if (!has("platformListId")) {
        const item = await tracker.createItem(creation("stays"));
        const move = { intent: newIntent(), item, platformListId: "any", position: "first" } as const;
        expect(await catchConnectorError(() => tracker.moveItem(move))).toMatchObject({ code: "invalid" });
        return;
      }
      const { first, second } = await readLists();
      const above = await tracker.createItem(creation("above", { platformListId: second }));
      const item = await tracker.createItem(creation("mover", { platformListId: first }));
      const moved = await tracker.moveItem({ intent: newIntent(), item, platformListId: second, position: "first" });
      expect(moved.fields.platformListId).toBe(second);
      const { positions } = tracker.capabilities();
      const isAbove = async () =>
        ((await tracker.getItem(item)).orderKey ?? "") < ((await tracker.getItem(above)).orderKey ?? "");
      if (positions) expect(await isAbove()).toBe(true);
      const position = { afterPlatformItemId: above.platformItemId };
      const change = { intent: newIntent(), item, platformListId: second, position };
      const below = await tracker.moveItem(change);
      expect(below.orderKey).toEqual(positions ? expect.stringMatching(/^.{1,255}$/s) : null);
      if (positions) expect(await isAbove()).toBe(false);
      expect(await tracker.moveItem(change)).toMatchObject({ fields: below.fields, orderKey: below.orderKey });
    });

    it("archives, restores and deletes, each twice", async () => {
      const item = await tracker.createItem(creation("old"));
      for (const archived of [true, true, false, false]) {
        const change = { intent: newIntent(), item };
        const changed = await (archived ? tracker.archiveItem(change) : tracker.restoreItem(change));
        if (has("archived")) expect(changed.fields.archived).toBe(archived);
      }
      const deletion = { intent: newIntent(), item };
      if (!tracker.capabilities().deletesItems) {
        expect(await catchConnectorError(() => tracker.deleteItem(deletion))).toMatchObject({ code: "invalid" });
        return;
      }
      await tracker.deleteItem(deletion);
      await tracker.deleteItem(deletion);
      expect(await catchConnectorError(() => tracker.getItem(item))).toMatchObject({ code: "not_found" });
      expect(await harness.readTitles()).toEqual([]);
    });

    it("makes one item of one intent, also when the answer was lost", async () => {
      const input = creation("only once");
      expect(await find(input)).toBeNull();
      harness.faults.loseNextAnswer();
      const error = await catchConnectorError(() => tracker.createItem(input));
      expect(error).toMatchObject({ code: "unavailable", mayHaveHappened: true });
      const found = await find(input);
      expect(found?.fields.title).toBe("only once");
      expect((await createAgain(input)).platformItemId).toBe(found?.platformItemId);
      expect(await harness.readTitles()).toEqual(["only once"]);
    });

    it("makes one item of two creations with one intent, and two of two intents with one title", async () => {
      const input = creation("same");
      const first = await tracker.createItem(input);
      const again =
        tracker.capabilities().intents === "enforced" ? await tracker.createItem(input) : await createAgain(input);
      expect(again.platformItemId).toBe(first.platformItemId);
      await tracker.createItem(creation("same"));
      expect(await harness.readTitles()).toEqual(["same", "same"]);
    });

    it("comments, once per intent, and changes comments where it can", async () => {
      const { comments } = tracker.capabilities();
      if (comments === "none") return;
      const item = await tracker.createItem(creation("talked about"));
      const input = { intent: newIntent(), item, body: hostileTexts.markup };
      const search = { intent: input.intent, item, sentAfter: began };
      expect(await tracker.findCommentByIntent(search)).toBeNull();
      harness.faults.loseNextAnswer();
      expect(await catchConnectorError(() => tracker.addComment(input))).toMatchObject({ code: "unavailable" });
      const comment = await writeOnce({
        attemptedBefore: true,
        find: () => tracker.findCommentByIntent(search),
        write: () => tracker.addComment(input),
      });
      await tracker.addComment({ intent: newIntent(), item, body: "later" });
      const readBodies = async () => {
        const bodies: string[] = [];
        for await (const entry of readAllPages((page) => tracker.listComments({ ...page, limit: 1, item })))
          bodies.push(entry.body);
        return bodies;
      };
      expect(await readBodies()).toEqual([hostileTexts.markup, "later"]);
      if (comments === "append") return;
      const { platformCommentId } = comment;
      await tracker.updateComment({ intent: newIntent(), item, platformCommentId, body: "edited" });
      expect(await readBodies()).toEqual(["edited", "later"]);
      await tracker.deleteComment({ intent: newIntent(), item, platformCommentId });
      await tracker.deleteComment({ intent: newIntent(), item, platformCommentId });
      expect(await readBodies()).toEqual(["later"]);
    });

    it("carries files and links, once per intent, where it has attachments", async () => {
      const { attachments } = tracker;
      if (!attachments) return;
      const item = await tracker.createItem(creation("with files"));
      const bytes = new TextEncoder().encode("one\0two\u00e9");
      const open = () => new Blob([bytes]).stream() as ReadableStream<Uint8Array>;
      const file = {
        intent: newIntent(),
        item,
        name: "über plan.txt",
        mediaType: "text/plain",
        sizeBytes: bytes.length,
      };
      expect(await attachments.findByIntent(file)).toBeNull();
      harness.faults.loseNextAnswer();
      expect(await catchConnectorError(() => attachments.addFile({ ...file, open }))).toMatchObject({
        code: "unavailable",
      });
      const added = await writeOnce({
        attemptedBefore: true,
        find: () => attachments.findByIntent(file),
        write: () => attachments.addFile({ ...file, open }),
      });
      const url = "https://eureka.example/items/1";
      const link = await attachments.addLink({ intent: newIntent(), item, name: "The page", url });
      const before = await tracker.getItem(item);
      expect(before.attachments).toMatchObject([
        { ...added, kind: "file", name: "über plan.txt", sizeBytes: bytes.length },
        { ...link, kind: "link", name: "The page", url },
      ]);
      expect(before.remoteVersion).not.toBe(item.remoteVersion);
      const reference = { item, platformAttachmentId: added.platformAttachmentId };
      expect(await new Response(await attachments.open(reference)).bytes()).toEqual(bytes);
      const linked = { item, platformAttachmentId: link.platformAttachmentId };
      expect(await catchConnectorError(() => attachments.open(linked))).toMatchObject({ code: "invalid" });
      await attachments.remove(reference);
      await attachments.remove(reference);
      expect(await catchConnectorError(() => attachments.open(reference))).toMatchObject({ code: "not_found" });
      expect((await tracker.getItem(item)).attachments).toMatchObject([link]);
      const tooLarge = { ...file, intent: newIntent(), sizeBytes: attachments.largestFileBytes + 1, open };
      expect(await catchConnectorError(() => attachments.addFile(tooLarge))).toMatchObject({ code: "invalid" });
    });

    it("lists what changed since a cursor, and nothing that did not", async () => {
      const items: TrackerItem[] = [];
      for (const title of ["one", "two", "three", "four", "five"])
        items.push(await tracker.createItem(creation(title)));
      const start = await readChanges();
      expect(new Set(start.changes.map(nameChange))).toEqual(
        new Set(items.map(({ platformItemId }) => platformItemId)),
      );
      expect((await readChanges(start.cursor)).changes.filter(isNews(items))).toEqual([]);
      const [latest = 0] = items.map(({ updatedAt }) => updatedAt.getTime()).sort((left, right) => right - left);
      const readSince = async (milliseconds: number) => {
        const since = { platformBoardId: harness.platformBoardId, changedAfter: new Date(milliseconds) };
        return (await tracker.listChanges({ ...since, limit: 100 })).changes.map(nameChange);
      };
      const day = 86_400_000;
      expect(new Set(await readSince(latest - day))).toEqual(
        new Set(items.map(({ platformItemId }) => platformItemId)),
      );
      expect(await readSince(latest + day)).toEqual([]);

      const [one, two] = items as [TrackerItem, TrackerItem];
      const changed = await tracker.updateItem({ intent: newIntent(), item: two, fields: { title: "zwei" } });
      const deletes = tracker.capabilities().deletesItems && tracker.capabilities().reportsDeletions;
      if (deletes) await tracker.deleteItem({ intent: newIntent(), item: one });
      const later = (await readChanges(start.cursor)).changes.filter(isNews(items));
      expect(later).toContainEqual({ kind: "present", item: changed });
      expect(later).toHaveLength(deletes ? 2 : 1);
      if (deletes) expect(later).toContainEqual({ kind: "deleted", platformItemId: one.platformItemId });
    });

    it("translates each failure into its code and changes nothing", async () => {
      await expectEveryErrorCode(harness.faults, () => tracker.createItem(creation("never")));
      await expectEveryErrorCode(harness.faults, () => tracker.listBoards({}));
      expect(await harness.readTitles()).toEqual([]);
    });

    it("answers not_found for what is not there", async () => {
      const item = { platformBoardId: harness.platformBoardId, platformItemId: harness.unknown.platformItemId };
      const calls = [
        () => tracker.getItem(item),
        () => tracker.updateItem({ intent: newIntent(), item, fields: { title: "x" } }),
        () => tracker.addComment({ intent: newIntent(), item, body: "x" }),
        () => tracker.createItem({ ...creation("x"), platformBoardId: harness.unknown.platformBoardId }),
        () => tracker.listLists(harness.unknown),
      ];
      for (const call of calls) expect(await catchConnectorError(call)).toMatchObject({ code: "not_found" });
    });

    it("lists the board and its people", async () => {
      const boards: string[] = [];
      for await (const board of readAllPages((page) => tracker.listBoards({ ...page, limit: 1 })))
        boards.push(board.platformBoardId);
      const people: string[] = [];
      const { platformBoardId } = harness;
      for await (const person of readAllPages((page) => tracker.listMembers({ ...page, limit: 1, platformBoardId }))) {
        people.push(person.platformUserId);
      }
      expect(boards).toContain(platformBoardId);
      expect(people).toContain(harness.platformUserId);
      await tracker.createItem(creation("labelled", { labels: ["bug"] }));
      if (has("labels"))
        expect((await tracker.listLabels({ platformBoardId })).map((label) => label.name)).toContain("bug");
    });
  });
}

const dues = {
  date: { kind: "date", date: "2030-02-28" },
  instant: { kind: "instant", at: "2030-02-28T15:30:00.000Z" },
} as const;

/** Labels and people have no order; a checklist does. */
function inAnyOrder(value: PlatformItemFields[keyof PlatformItemFields]): unknown {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string") ? [...value].sort() : value;
}
