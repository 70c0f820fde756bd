import { type CardInit, cardFormSchema, cardLimits, cardSchema } from "@eureka/contracts/card";
import { describe, expect, it } from "vitest";
import { type DiscordCard, discordCardLimits as limits, markGuild, renderDiscordCard } from "./cards.ts";
import { readCustomId } from "./custom-id.ts";
import { modalLimits, renderModal } from "./forms.ts";

const render = (card: CardInit) => renderDiscordCard(cardSchema.parse(card));
const times = <Entry>(count: number, make: (index: number) => Entry) =>
  Array.from({ length: count }, (_, index) => make(index));
const button = (index: number) => ({ kind: "button" as const, id: `act_${index}`, label: `Action ${index}` });
const option = (index: number) => ({ value: `v${index}`, label: `Option ${index}` });

function sizeOf({ embeds }: DiscordCard): number {
  const [embed] = embeds;
  const texts = [embed?.title, embed?.description, embed?.footer?.text];
  for (const { name, value } of embed?.fields ?? []) texts.push(name, value);
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** For each limit of a card: the largest card of its kind, and what of it Discord cannot show. */
const largest: Record<keyof typeof cardLimits, { readonly card: CardInit; readonly cut: readonly string[] }> = {
  title: { card: { title: "x".repeat(cardLimits.title) }, cut: ["title"] },
  text: { card: { title: "x", text: "x".repeat(cardLimits.text) }, cut: ["text"] },
  fields: {
    card: { title: "x", fields: times(cardLimits.fields, (index) => ({ label: `L${index}`, value: "v" })) },
    cut: [],
  },
  fieldLabel: { card: { title: "x", fields: [{ label: "l".repeat(cardLimits.fieldLabel), value: "v" }] }, cut: [] },
  fieldValue: {
    card: { title: "x", fields: [{ label: "l", value: "v".repeat(cardLimits.fieldValue) }] },
    cut: ["fields.0.value"],
  },
  inputs: {
    card: {
      title: "x",
      inputs: times(cardLimits.inputs, (index) => ({ kind: "text", id: `i${index}`, label: `I${index}` })),
    },
    cut: times(5, (index) => `inputs.${index + 5}`),
  },
  actions: { card: { title: "x", actions: times(cardLimits.actions, button) }, cut: [] },
  options: {
    card: {
      title: "x",
      actions: [{ kind: "select", id: "s", label: "S", options: times(cardLimits.options, option) }],
    },
    cut: times(75, (index) => `actions.0.options.${index + 25}`),
  },
  actionId: { card: { title: "x", actions: [{ ...button(0), id: "a".repeat(cardLimits.actionId) }] }, cut: [] },
  label: { card: { title: "x", actions: [{ ...button(0), label: "l".repeat(cardLimits.label) }] }, cut: [] },
  url: {
    card: {
      title: "x",
      actions: [{ kind: "link", id: "l", label: "Open", url: `https://e.example/${"x".repeat(cardLimits.url - 18)}` }],
    },
    cut: [],
  },
};

describe("a card on Discord", () => {
  it.each(Object.entries(largest))("keeps to Discord's limits at a card's own limit of %s", (_, { card, cut }) => {
    const { payload, cut: left } = render(card);
    expect(left).toEqual(cut);
    const [embed] = payload.embeds;
    expect(embed?.title?.length).toBeLessThanOrEqual(limits.title);
    expect(embed?.description?.length ?? 0).toBeLessThanOrEqual(limits.description);
    expect(embed?.fields?.length ?? 0).toBeLessThanOrEqual(limits.fields);
    for (const { name, value } of embed?.fields ?? []) {
      expect(name.length).toBeLessThanOrEqual(limits.fieldName);
      expect(value.length).toBeLessThanOrEqual(limits.fieldValue);
    }
    expect(payload.components.length).toBeLessThanOrEqual(limits.rows);
    for (const { components } of payload.components) expect(components.length).toBeLessThanOrEqual(limits.buttonsInRow);
    expect(sizeOf(payload)).toBeLessThanOrEqual(limits.total);
    expect(embed?.footer?.text).toBe(cut.length > 0 ? `${cut.length} more not shown here` : undefined);
  });

  it("keeps to the limit of all texts together, and leaves out what does not fit by name", () => {
    const fields = times(cardLimits.fields, (index) => ({ label: `Field ${index}`, value: "v".repeat(900) }));
    const { payload, cut } = render({ title: "t".repeat(300), text: "x".repeat(6_000), fields });
    expect(sizeOf(payload)).toBeLessThanOrEqual(limits.total);
    const shown = new Set(payload.embeds[0]?.fields?.map(({ name }) => name));
    for (const [index, { label }] of fields.entries()) expect(shown.has(label)).toBe(!cut.includes(`fields.${index}`));
    expect(cut).toContain("text");
  });

  it("shows what has to be filled in as menus that are switched off, beside five rows of actions none", () => {
    const inputs = [{ kind: "date" as const, id: "due", label: "Due" }];
    const selects = times(5, (index) => ({
      kind: "select" as const,
      id: `s${index}`,
      label: `S${index}`,
      options: [option(0)],
    }));
    const full = render({ title: "x", inputs, actions: selects });
    expect(full.cut).toEqual(["inputs.0"]);
    const free = render({ title: "x", inputs, actions: [button(0)] });
    expect(free.cut).toEqual([]);
    expect(free.payload.components[1]?.components[0]).toMatchObject({ disabled: true, placeholder: "Due" });
    expect(JSON.stringify(free.payload)).toContain('"~a:act_0"');
  });

  it("leaves out an action whose marked id would be too long, and says so", () => {
    const id = "a".repeat(99);
    expect(render({ title: "x", actions: [{ kind: "form", id, label: "Form" }] }).cut).toEqual(["actions.0"]);
    expect(render({ title: "x", actions: [{ kind: "button", id, label: "Press" }] }).cut).toEqual([]);
  });

  it("names what a confirmation or a prefilled text loses", () => {
    const confirm = { title: "Sure?", text: "Really?", confirmLabel: "Yes" };
    const { cut } = render({
      title: "x",
      inputs: [{ kind: "text", id: "why", label: "Why", hint: "be kind", value: "v".repeat(200) }],
      actions: [{ ...button(0), confirm }],
    });
    expect(cut).toEqual(["actions.0.confirm.text", "inputs.0.hint", "inputs.0.value"]);
  });

  it("shows progress and state, and keeps only links when it is closed", () => {
    const actions = [button(0), { kind: "link" as const, id: "open", label: "Open", url: "https://e.example/1" }];
    const card = { title: "x", progress: { done: 3, total: 10, label: "steps" }, actions } as const;
    const open = render({ ...card, state: "working" }).payload;
    expect(open.embeds[0]?.description).toBe("▰▰▰▱▱▱▱▱▱▱ 3/10 steps");
    const closed = render({ ...card, state: "closed" }).payload;
    expect(closed.components).toEqual([
      { type: 1, components: [{ type: 2, style: 5, label: "Open", url: "https://e.example/1" }] },
    ]);
    expect(closed.embeds[0]?.color).not.toBe(open.embeds[0]?.color);
  });

  it("writes an address that is too long for a button into the text", () => {
    const url = `https://e.example/${"x".repeat(600)}`;
    const { payload } = render({ title: "x", actions: [{ kind: "link", id: "l", label: "Open", url }] });
    expect(payload.components).toEqual([]);
    expect(payload.embeds[0]?.description).toBe(`[Open](${url})`);
  });

  it("bears its guild in a direct conversation, and the id behind it stays what it was", () => {
    const { payload } = render({
      title: "x",
      inputs: [{ kind: "date", id: "due", label: "Due" }],
      actions: [button(0)],
    });
    const [row, menu] = markGuild(payload.components, "290926798626357250");
    const customId = JSON.stringify(row).match(/"custom_id":"([^"]+)"/)?.[1] ?? "";
    expect(readCustomId(customId, "press")).toEqual({ kind: "ask", id: "act_0", guildId: "290926798626357250" });
    expect(menu).toEqual(payload.components[1]);
  });
});

describe("a form on Discord", () => {
  const form = (inputs: unknown[]) => cardFormSchema.parse({ id: "f", title: "New item", submitLabel: "Make", inputs });

  it("shows five inputs, those that are needed first, and names the others", () => {
    const inputs = times(10, (index) => ({
      kind: "text",
      id: `i${index}`,
      label: `Input ${index}`,
      required: index > 6,
    }));
    const { payload, cut } = renderModal(form(inputs), "f");
    expect(payload.components.map((component) => ("label" in component ? component.label : ""))).toEqual([
      "Input 0",
      "Input 1",
      "Input 7",
      "Input 8",
      "Input 9",
    ]);
    expect(cut).toEqual(["inputs.2", "inputs.3", "inputs.4", "inputs.5", "inputs.6"]);
    expect(JSON.stringify(payload.components.at(-1))).toContain("5 more not shown here: Input 2, Input 3");
  });

  it("keeps to the sizes of a modal", () => {
    const inputs = [
      { kind: "select", id: "s", label: "l".repeat(75), hint: "h".repeat(150), options: times(40, option) },
      { kind: "person", id: "who", label: "Who", value: "53908232506183681" },
      { kind: "multi_select", id: "m", label: "Many", options: times(3, option), value: ["v1", "v2"] },
      { kind: "text", id: "t", label: "Text", multiline: true, value: "x" },
    ];
    const { payload, cut } = renderModal({ ...form(inputs), title: "t".repeat(100) }, "f");
    expect(payload.title).toHaveLength(modalLimits.title);
    expect(payload.components[0]).toMatchObject({ component: { type: 3, options: times(25, option) } });
    expect(payload.components[0]).toMatchObject({ description: expect.stringContaining("first 25 of 40") });
    expect(payload.components[1]).toMatchObject({
      component: { type: 5, default_values: [{ id: "53908232506183681" }] },
    });
    expect(payload.components[2]).toMatchObject({ component: { custom_id: "m[]", max_values: 3 } });
    expect(payload.components[3]).toMatchObject({ component: { type: 4, style: 2, value: "x" } });
    for (const component of payload.components) {
      if ("label" in component) expect(component.label.length).toBeLessThanOrEqual(modalLimits.label);
      if ("description" in component)
        expect(String(component.description).length).toBeLessThanOrEqual(modalLimits.description);
    }
    expect(cut.slice(0, 2)).toEqual(["title", "inputs.0.label"]);
    expect(cut).toHaveLength(2 + 15 + 1);
  });
});
