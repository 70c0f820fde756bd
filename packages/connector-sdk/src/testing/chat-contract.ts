/** The contract of every chat capability, run against a simulator or an in-memory platform. */
import { type Card, cardLimits, cardSchema } from "@eureka/contracts/card";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatCapability, MessageReference, PostMessageInput } from "../chat.ts";
import { readAllPages } from "../page.ts";
import { writeOnce } from "../write-once.ts";
import { type ContractFaults, catchConnectorError, expectEveryErrorCode } from "./contract-faults.ts";
import { hostileTexts } from "./hostile-texts.ts";

/** One fresh platform with one channel, and a person in it who is not us. */
export interface ChatContractHarness {
  readonly chat: ChatCapability;
  readonly platformChannelId: string;
  readonly platformUserId: string;
  /** An id in the platform's form that no message has. */
  readonly unknownMessageId: string;
  readonly faults: ContractFaults;
  /** The texts that everybody sees in the channel now, oldest first, as the platform itself reports them. */
  readTexts(): Promise<readonly string[]>;
  /** Our own reactions on a message, in the names of universal events; called only where there are `reactions`. */
  readReactions(message: MessageReference): Promise<readonly string[]>;
  /** Gets a handle that opens a form, by pressing a button; needed where `forms` is `by_call`. */
  pressForHandle?(): Promise<string>;
  /** The platform's present, where it is not the real one. */
  now?(): Date;
  close?(): Promise<void>;
}

/**
 * Declares the tests of the chat contract.
 * @param makeHarness makes a fresh platform before each test
 */
export function describeChatContract(name: string, makeHarness: () => Promise<ChatContractHarness>): void {
  describe(`${name} keeps the chat contract`, () => {
    let harness: ChatContractHarness;
    let chat: ChatCapability;
    let attempts = 0;
    let began: Date;

    beforeEach(async () => {
      harness = await makeHarness();
      chat = harness.chat;
      began = new Date((harness.now?.() ?? new Date()).getTime() - 60_000);
    });
    afterEach(async () => {
      await harness.close?.();
    });

    const message = (text: string, more: Partial<PostMessageInput> = {}): PostMessageInput => ({
      intent: `contract-${++attempts}`,
      platformChannelId: harness.platformChannelId,
      content: { text },
      ...more,
    });
    const find = (input: PostMessageInput) =>
      chat.findByIntent({
        intent: input.intent,
        sentTo: { platformChannelId: input.platformChannelId },
        sentAfter: began,
      });
    const postAgain = (input: PostMessageInput) =>
      writeOnce({ attemptedBefore: true, find: () => find(input), write: () => chat.post(input) });

    it("posts, edits and deletes a message", async () => {
      const posted = await chat.post(message("first"));
      expect(await harness.readTexts()).toEqual(["first"]);
      expect(await chat.getMessage(posted)).toMatchObject({
        text: "first",
        platformMessageId: posted.platformMessageId,
      });
      const edit = { intent: `contract-${++attempts}`, message: posted, content: { text: "second" } };
      if (chat.capabilities().edits) {
        expect((await chat.update(edit)).platformMessageId).toBe(posted.platformMessageId);
        expect(await chat.update(edit)).toMatchObject({ platformMessageId: posted.platformMessageId });
        expect(await harness.readTexts()).toEqual(["second"]);
      }
      await chat.delete({ intent: `contract-${++attempts}`, message: posted });
      await chat.delete({ intent: `contract-${++attempts}`, message: posted });
      expect(await harness.readTexts()).toEqual([]);
    });

    it.each(Object.entries(hostileTexts))("carries hostile text exactly: %s", async (_, text) => {
      const posted = await chat.post(message(text));
      expect((await chat.getMessage(posted)).text).toBe(text);
    });

    it("replies in a thread and reads the thread in order", async () => {
      if (!chat.capabilities().threads) return;
      const { platformChannelId } = harness;
      const first = await chat.post(message("start"));
      for (const text of ["one", "two", "three"]) {
        const reply = await chat.post(message(text, { platformThreadId: first.platformMessageId }));
        expect(reply.platformThreadId).toBe(first.platformMessageId);
      }
      const thread = { platformChannelId, platformThreadId: first.platformMessageId };
      const texts: string[] = [];
      for await (const entry of readAllPages((page) => chat.readThread(thread, { ...page, limit: 2 })))
        texts.push(entry.text);
      expect(texts).toEqual(["start", "one", "two", "three"]);
    });

    it("makes one message of one intent, also when the answer was lost", async () => {
      const input = message("only once");
      expect(await find(input)).toBeNull();
      harness.faults.loseNextAnswer();
      const error = await catchConnectorError(() => chat.post(input));
      expect(error).toMatchObject({ code: "unavailable", mayHaveHappened: true });
      const found = await find(input);
      expect(await postAgain(input)).toMatchObject({ platformMessageId: found?.platformMessageId });
      expect(await harness.readTexts()).toEqual(["only once"]);
    });

    it("makes one message of two posts with one intent, and two of two intents with one text", async () => {
      const input = message("same");
      const first = await chat.post(input);
      const again = chat.capabilities().intents === "enforced" ? await chat.post(input) : await postAgain(input);
      expect(again.platformMessageId).toBe(first.platformMessageId);
      await chat.post(message("same"));
      expect(await harness.readTexts()).toEqual(["same", "same"]);
    });

    it("finds a thread reply and a direct message by their intents", async () => {
      const { platformChannelId, platformUserId } = harness;
      const first = await chat.post(message("start"));
      const platformThreadId = first.platformMessageId;
      const reply = message("reply", chat.capabilities().threads ? { platformThreadId } : {});
      const posted = await chat.post(reply);
      const sentTo = { platformChannelId, ...(reply.platformThreadId === undefined ? {} : { platformThreadId }) };
      expect(await chat.findByIntent({ intent: reply.intent, sentTo, sentAfter: began })).toMatchObject({
        platformMessageId: posted.platformMessageId,
      });
      const intent = `contract-${++attempts}`;
      const direct = await chat.directMessage({ intent, platformUserId, content: { text: "psst" } });
      expect(await chat.findByIntent({ intent, sentTo: { platformUserId }, sentAfter: began })).toMatchObject({
        platformMessageId: direct.platformMessageId,
      });
      expect(await harness.readTexts()).not.toContain("psst");
    });

    it("shows an ephemeral message to nobody else, or says that it cannot", async () => {
      const input = { ...message("for you"), platformUserId: harness.platformUserId };
      if (chat.capabilities().ephemeral) await chat.postEphemeral(input);
      else expect(await catchConnectorError(() => chat.postEphemeral(input))).toMatchObject({ code: "invalid" });
      expect(await harness.readTexts()).not.toContain("for you");
    });

    it("reacts and takes it back, each twice", async () => {
      if (!chat.capabilities().reactions) return;
      const posted = await chat.post(message("nice"));
      for (const change of ["add", "add", "remove", "remove"] as const) {
        await chat.react({ intent: `contract-${++attempts}`, message: posted, emoji: "eyes", change });
        expect(await harness.readReactions(posted)).toEqual(change === "add" ? ["eyes"] : []);
      }
    });

    it("translates each failure into its code and changes nothing", async () => {
      await expectEveryErrorCode(harness.faults, () => chat.post(message("never")));
      await expectEveryErrorCode(harness.faults, () => chat.listChannels({}));
      expect(await harness.readTexts()).toEqual([]);
    });

    it("answers not_found for what is not there", async () => {
      const { platformChannelId, unknownMessageId } = harness;
      const unknown = { platformChannelId, platformMessageId: unknownMessageId };
      expect(await catchConnectorError(() => chat.getMessage(unknown))).toMatchObject({ code: "not_found" });
      const edit = { intent: `contract-${++attempts}`, message: unknown, content: { text: "x" } };
      expect(await catchConnectorError(() => chat.update(edit))).toMatchObject({ code: "not_found" });
    });

    it("lists the channel and the person, page by page, each once", async () => {
      const channels: string[] = [];
      for await (const channel of readAllPages((page) => chat.listChannels({ ...page, limit: 1 }))) {
        channels.push(channel.platformChannelId);
      }
      const people: string[] = [];
      for await (const person of readAllPages((page) => chat.listMembers({ ...page, limit: 1 })))
        people.push(person.platformUserId);
      expect(channels).toContain(harness.platformChannelId);
      expect(people).toContain(harness.platformUserId);
      expect(new Set(channels).size).toBe(channels.length);
      expect(new Set(people).size).toBe(people.length);
    });

    it("renders cards purely, keeps action ids, says what it cut, and closes closed cards", async () => {
      const small = makeCard(1);
      const before = structuredClone(small);
      const rendered = chat.renderCard(small);
      expect(chat.renderCard(small)).toEqual(rendered);
      expect(small).toEqual(before);
      expect(rendered.cut).toEqual([]);
      expect(JSON.stringify(rendered.payload)).toContain("contract-action-0");
      expect(JSON.stringify(chat.renderCard({ ...small, state: "closed" }).payload)).not.toContain("contract-action-0");

      const large = makeCard(Number.POSITIVE_INFINITY);
      const { payload, cut } = chat.renderCard(large);
      for (const index of large.actions.keys()) {
        const isShown = JSON.stringify(payload).includes(`contract-action-${index}"`);
        expect(isShown, `action ${index} is shown or named as cut`).toBe(!cut.includes(`actions.${index}`));
      }
      await chat.post(message("with a card", { content: { text: "with a card", card: large } }));
    });

    it("opens a form in answer to a press", async () => {
      const form = { id: "contract-form", title: "New item", submitLabel: "Make", inputs: makeCard(1).inputs };
      const { forms } = chat.capabilities();
      expect([chat.openForm !== undefined, chat.renderFormReply !== undefined]).toEqual([
        forms === "by_call",
        forms === "in_reply",
      ]);
      if (chat.renderFormReply) expect(chat.renderFormReply(form).body).toContain("contract-form");
      if (!chat.openForm) return;
      if (!harness.pressForHandle) throw new TypeError("The harness needs pressForHandle, because forms open by call");
      await chat.openForm({ form, replyHandle: await harness.pressForHandle() });
    });

    it("gives a file back byte for byte", async () => {
      const { files } = chat.capabilities();
      expect([chat.uploadFile !== undefined, chat.downloadFile !== undefined]).toEqual([
        files === "both_ways",
        files !== "none",
      ]);
      if (!chat.uploadFile || !chat.downloadFile) return;
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
      const posted = await chat.uploadFile({
        intent: `contract-${++attempts}`,
        platformChannelId: harness.platformChannelId,
        name: "data.bin",
        mediaType: "application/octet-stream",
        sizeBytes: bytes.length,
        open: () => new Blob([bytes]).stream(),
      });
      const [file] = (await chat.getMessage(posted)).files;
      if (!file) throw new TypeError("The message of an upload carries no file");
      expect(file).toMatchObject({ name: "data.bin", sizeBytes: bytes.length });
      expect(await new Response(await chat.downloadFile(file)).bytes()).toEqual(bytes);
    });
  });
}

/** A card with up to `count` of everything that a card may have several of. */
function makeCard(count: number): Card {
  const times = (limit: number) => Array.from({ length: Math.min(count, limit) }, (_, index) => index);
  return cardSchema.parse({
    title: "OPS-12 Fix login page",
    text: count === 1 ? "Due **Friday**." : "x".repeat(cardLimits.text),
    fields: times(cardLimits.fields).map((index) => ({ label: `Field ${index}`, value: `Value ${index}` })),
    inputs: times(cardLimits.inputs).map((index) => ({ kind: "text", id: `input${index}`, label: `Input ${index}` })),
    actions: times(cardLimits.actions).map((index) => ({
      kind: "button",
      id: `contract-action-${index}`,
      label: `Action ${index}`,
    })),
  });
}
