import { type Card, type CardInit, cardFormSchema, cardLimits, cardSchema } from "@eureka/contracts/card";
import { describe, expect, it } from "vitest";
import type { KnownBlock } from "./blocks.ts";
import { slackLimits } from "./card-limits.ts";
import { renderSlackCard, splitIntoSections } from "./cards.ts";
import { renderHome } from "./chat-surfaces.ts";
import { renderModal } from "./forms.ts";

const render = (card: CardInit, surface = {}) => renderSlackCard(cardSchema.parse(card), surface);
const blocksOf = (card: CardInit) => render(card).payload.blocks;
const typesOf = (blocks: readonly KnownBlock[]) => blocks.map(({ type }) => type);
const list = (count: number) => Array.from({ length: count }, (_, index) => index);
const noteOf = (blocks: readonly KnownBlock[]) => JSON.stringify(blocks.filter(({ type }) => type === "context"));

/** Every text that Slack counts, found wherever it stands. */
function textsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === "string" ? (key === "text" ? [part] : []) : textsOf(part),
  );
}

function expectWithinLimits(blocks: readonly KnownBlock[], mostBlocks: number = slackLimits.blocks) {
  expect(blocks.length).toBeLessThanOrEqual(mostBlocks);
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const block of blocks) {
    if (block.type === "header") expect(block.text.text.length).toBeLessThanOrEqual(slackLimits.header);
    if (block.type === "section") {
      expect(block.text?.text.length ?? 1).toBeLessThanOrEqual(slackLimits.section);
      expect(block.text?.text.length ?? 1).toBeGreaterThan(0);
      expect(block.fields?.length ?? 0).toBeLessThanOrEqual(slackLimits.fields);
      for (const field of block.fields ?? []) expect(field.text.length).toBeLessThanOrEqual(slackLimits.field);
    }
    if (block.type === "actions") {
      expect(block.elements.length).toBeLessThanOrEqual(slackLimits.actionsInRow);
      for (const text of textsOf(block.elements)) expect(text.length).toBeLessThanOrEqual(slackLimits.confirmText);
    }
  }
}

describe("a card in Slack", () => {
  it("shows its parts in their order", () => {
    const blocks = blocksOf({
      title: "OPS-12 **Fix** login\\_page",
      text: "Due **Friday** <b>",
      fields: [
        { label: "Priority", value: "urgent", short: true },
        { label: "List", value: "Doing", short: true },
        { label: "Source", value: "[thread](https://a.example)" },
      ],
      progress: { done: 3, total: 6, label: "tests" },
      image: { url: "https://a.example/x.png", alt: "A chart" },
      inputs: [{ kind: "text", id: "note", label: "Note" }],
      actions: [
        { kind: "button", id: "act_1", label: "Done", style: "primary" },
        { kind: "form", id: "act_2", label: "Edit" },
        { kind: "link", id: "act_3", label: "Open", url: "https://a.example" },
        { kind: "select", id: "act_4", label: "Move", options: [{ value: "todo", label: "To do" }] },
      ],
    });
    expect(blocks).toMatchObject([
      { type: "header", text: { type: "plain_text", text: "OPS-12 Fix login_page" } },
      { type: "section", text: { type: "mrkdwn", text: "Due *Friday* &lt;b&gt;" } },
      { type: "section", fields: [{ text: "*Priority*\nurgent" }, { text: "*List*\nDoing" }] },
      { type: "section", text: { text: "*Source*\n<https://a.example|thread>" } },
      { type: "section", text: { text: "▓▓▓▓▓░░░░░ 3/6 tests" } },
      { type: "image", image_url: "https://a.example/x.png", alt_text: "A chart" },
      { type: "input", block_id: "in note", optional: true, element: { type: "plain_text_input", action_id: "note" } },
      {
        type: "actions",
        elements: [
          { type: "button", action_id: "act_1", style: "primary", text: { text: "Done" } },
          { type: "button", action_id: "act_2" },
          { type: "button", action_id: "link 2", url: "https://a.example" },
          { type: "static_select", action_id: "act_4", placeholder: { text: "Move" }, options: [{ value: "todo" }] },
        ],
      },
    ]);
  });

  it("asks back before a dangerous press, in the words that fit", () => {
    const confirm = {
      title: "Delete it?",
      text: "It cannot be taken back.",
      confirmLabel: "Delete it and everything below it",
    };
    const { payload, cut } = render({
      title: "x",
      actions: [{ kind: "button", id: "act_1", label: "Delete", style: "danger", confirm }],
    });
    expect(payload.blocks[1]).toMatchObject({
      elements: [
        {
          style: "danger",
          confirm: { title: { text: "Delete it?" }, confirm: { text: "Delete it and everything belo…" } },
        },
      ],
    });
    expect(cut).toEqual(["actions.0.confirm"]);
    expect(noteOf(payload.blocks)).toContain("One part");
  });

  it("keeps its text and its links when it is closed, and nothing to press or to fill in", () => {
    const card: CardInit = {
      title: "Approve?",
      text: "Ann approved it.",
      state: "closed",
      inputs: [{ kind: "date", id: "due", label: "Due" }],
      actions: [
        { kind: "button", id: "act_yes", label: "Yes" },
        { kind: "link", id: "act_open", label: "Open", url: "https://a.example" },
      ],
    };
    expect(typesOf(blocksOf(card))).toEqual(["header", "section", "actions"]);
    expect(JSON.stringify(blocksOf(card))).not.toContain("act_yes");
    expect(JSON.stringify(blocksOf(card))).toContain("https://a.example");
    expect(typesOf(blocksOf({ ...card, actions: [] }))).toEqual(["header", "section"]);
  });

  it("gives chosen values back only where they are among the options", () => {
    const options = [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ];
    const blocks = blocksOf({
      title: "x",
      inputs: [
        { kind: "select", id: "one", label: "One", options, value: "b" },
        { kind: "select", id: "gone", label: "Gone", options, value: "c" },
        { kind: "multi_select", id: "some", label: "Some", options, value: ["a", "c"] },
        { kind: "date", id: "due", label: "Due", value: "2026-02-01" },
        { kind: "person", id: "owner", label: "Owner", value: "U024BE7LH" },
        { kind: "person", id: "stranger", label: "Stranger", value: "mem_1" },
        { kind: "text", id: "note", label: "Note", multiline: true, maxLength: 5, value: "123456789", hint: "Short" },
      ],
    });
    const elements = blocks.flatMap((block) => (block.type === "input" ? [block.element] : []));
    expect(elements).toMatchObject([
      { initial_option: { value: "b" } },
      {},
      { initial_options: [{ value: "a" }] },
      { initial_date: "2026-02-01" },
      { initial_user: "U024BE7LH" },
      {},
      { multiline: true, max_length: 5, initial_value: "12345" },
    ]);
    expect(elements[1]).not.toHaveProperty("initial_option");
    expect(elements[5]).not.toHaveProperty("initial_user");
  });

  const full = (value: string): CardInit => ({
    title: "t".repeat(cardLimits.title),
    text: value.repeat(cardLimits.text / value.length),
    fields: list(cardLimits.fields).map((index) => ({
      label: "l".repeat(cardLimits.fieldLabel),
      value: value.repeat(cardLimits.fieldValue / value.length),
      short: index % 3 !== 0,
    })),
    image: { url: `https://a.example/${"i".repeat(1_900)}`, alt: "a".repeat(300) },
    progress: { done: 1, total: 3, label: "p".repeat(100) },
    inputs: list(cardLimits.inputs).map((index) => ({
      kind: "select",
      id: `input${index}`,
      label: "n".repeat(cardLimits.label),
      hint: "h".repeat(150),
      options: list(cardLimits.options).map((option) => ({ value: `${option}`, label: "o".repeat(cardLimits.label) })),
    })),
    actions: list(cardLimits.actions).map((index) => ({
      kind: "button",
      id: `${"a".repeat(cardLimits.actionId - 2)}${index}${index}`.slice(-cardLimits.actionId),
      label: "b".repeat(cardLimits.label),
      confirm: { title: "c".repeat(100), text: "c".repeat(300), confirmLabel: "c".repeat(75) },
    })),
  });

  it.each(["x", "&", "* ", "\n"])("that is as large as a card may be keeps all limits, full of %j", (value) => {
    const { payload, cut } = render(full(value));
    expectWithinLimits(payload.blocks);
    const words = payload.blocks.flatMap((block) =>
      block.type === "input" || block.type === "actions" ? [] : textsOf(block),
    );
    expect(words.join("").length).toBeLessThanOrEqual(slackLimits.allText);
    expect(cut.length).toBeGreaterThan(0);
    expect(noteOf(payload.blocks)).toContain(`${cut.length} parts`);
    const elements = payload.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
    expect(elements).toHaveLength(cardLimits.actions);
  });

  it("names each part that it leaves out, and none that it shows", () => {
    const { payload, cut } = render({ ...full("x"), text: "", inputs: [], actions: [], title: "Large" });
    const values = payload.blocks.flatMap(textsOf).filter((text) => text.startsWith("*lll"));
    expect(values.length).toBeGreaterThan(3);
    const shown = list(values.length - 1).map((index) => `fields.${index}`);
    expect(cut).toEqual(
      list(cardLimits.fields)
        .map((index) => `fields.${index}`)
        .filter((path) => !shown.includes(path)),
    );
    expect(values.at(-1)).toContain("too long for Slack");
    expect(render({ title: "small" }).cut).toEqual([]);
    expect(noteOf(blocksOf({ title: "small" }))).toBe("[]");
  });

  it("leaves out options that Slack could not give back, rather than giving back others", () => {
    const long = "v".repeat(slackLimits.optionValue + 1);
    const options = [
      { value: "fits", label: "Fits" },
      { value: long, label: "Long" },
    ];
    const { payload, cut } = render({
      title: "x",
      inputs: [{ kind: "select", id: "one", label: "One", options }],
      actions: [
        { kind: "select", id: "act_1", label: "Choose", options },
        { kind: "select", id: "act_2", label: "Choose", options: [{ value: long, label: "Long" }] },
      ],
    });
    expect(cut).toEqual(["inputs.0.options.1", "actions.0.options.1", "actions.1"]);
    expect(JSON.stringify(payload)).not.toContain(long);
    expect(JSON.stringify(payload)).not.toContain("act_2");
  });

  it("says the address of a picture where the picture itself is refused", () => {
    const image = { url: "https://a.example/x.png", alt: "A chart" };
    const { payload } = render({ title: "x", image }, { imageAsLink: true });
    expect(payload.blocks).toMatchObject([{}, { type: "section", text: { text: "A chart: https://a.example/x.png" } }]);
  });

  it("breaks long texts between lines, never inside of a link or an entity", () => {
    const text = `${"a".repeat(2_990)}<https://a.example/long|a long label>${"&amp;".repeat(1_000)}`;
    const pieces = splitIntoSections(text);
    expect(pieces.join("")).toBe(text);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(slackLimits.section);
      expect(piece).not.toMatch(/&(?:a|am|amp)?$|<[^>]*$/);
    }
  });
});

describe("a long text in Slack", () => {
  it("keeps its code in fences", () => {
    const text = `Before\n\`\`\`\n${"const a = 1;\n".repeat(400)}\`\`\`\nafter`;
    const pieces = splitIntoSections(text);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(slackLimits.section);
      expect(piece.split("```").length % 2).toBe(1);
    }
    expect(pieces.join("\n").match(/const a = 1;/g)).toHaveLength(400);
  });
});

describe("a form in Slack", () => {
  const form = cardFormSchema.parse({
    id: "form_1",
    title: "Change the description of ENG-1",
    submitLabel: "Change it and tell the others",
    inputs: [{ kind: "text", id: "title", label: "Title", required: true }],
  });

  it("says its whole title, and remembers where it was opened", () => {
    const view = renderModal(form, { trigger: "t", channel: "C1", responseUrl: "https://hooks.slack.com/x" });
    expect(view).toMatchObject({
      type: "modal",
      callback_id: "form_1",
      title: { text: "Change the description …" },
      submit: { text: "Change it and tell the …" },
      private_metadata: JSON.stringify({ channel: "C1", responseUrl: "https://hooks.slack.com/x" }),
      blocks: [
        { type: "section", text: { text: "*Change the description of ENG-1*" } },
        { type: "input", optional: false },
      ],
    });
    expect(view.private_metadata).not.toContain("trigger");
  });

  it("does not open with a required choice that has no choices", () => {
    const options = [{ value: "v".repeat(76), label: "Long" }];
    const impossible = {
      ...form,
      inputs: [{ kind: "select" as const, id: "one", label: "One", required: true, options }],
    };
    expect(() => renderModal(impossible, {})).toThrow(expect.objectContaining({ code: "invalid" }));
  });
});

describe("our own page in Slack", () => {
  const card: Card = cardSchema.parse({
    title: "x",
    inputs: [{ kind: "text", id: "note", label: "Note" }],
    actions: [{ kind: "button", id: "act", label: "Done" }],
  });

  it("shows whole cards as long as there is room, each with ids of its own", () => {
    const { blocks } = renderHome({
      sections: [
        { title: "Today", cards: list(40).map(() => card) },
        { title: "Later", cards: [] },
      ],
    });
    expectWithinLimits(blocks as KnownBlock[], slackLimits.viewBlocks);
    expect(JSON.stringify(blocks)).toContain("16 more do not fit here");
  });

  it("is empty where there is nothing", () => {
    expect(renderHome({ sections: [] }).blocks).toEqual([]);
  });
});
