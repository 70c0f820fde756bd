/**
 * A message of Discord holds nothing to fill in but menus, and it forgets what was chosen in them. The inputs of a card are therefore
 * shown as menus that are switched off, and a press of a button asks for them in a modal. The press brings its message along, so that
 * the modal can be made of it without anybody's memory: kind, length and id of an input stand in the menu's `custom_id`.
 */
import type { CardInput } from "@eureka/contracts/card";
import { type APISelectMenuComponent, ComponentType, SelectMenuDefaultValueType } from "discord-api-types/v10";
import { z } from "zod";
import { cutLabel } from "./text.ts";

/** A menu has so many options (https://discord.com/developers/docs/components/reference#string-select). */
export const mostOptions = 25;
/** What can stand in the label of an option. */
export const longestOptionLabel = 100;

const letters = { text: "t", multiline: "m", select: "s", multi_select: "u", date: "d", person: "p" } as const;
type Shape = keyof typeof letters;
const emptyOption = { label: "…", value: "-" };

/** An input as a menu that is switched off, and what of it does not fit. */
export function renderCardInput(input: CardInput): { menu: APISelectMenuComponent; cut: string[] } {
  const shape: Shape = input.kind === "text" && input.multiline ? "multiline" : input.kind;
  const length = input.kind === "text" ? input.maxLength : "";
  const customId = `~n${letters[shape]}${input.required ? "!" : ""}${length}:${input.id}`;
  const base = { custom_id: customId, placeholder: input.label, disabled: true } as const;
  const cut = input.hint === undefined ? [] : ["hint"];
  if (input.kind === "person") {
    const value = input.value !== undefined && /^\d{1,20}$/.test(input.value) ? input.value : null;
    const defaults =
      value === null ? {} : { default_values: [{ id: value, type: SelectMenuDefaultValueType.User } as const] };
    return { menu: { type: ComponentType.UserSelect, ...base, ...defaults }, cut };
  }
  if (input.kind === "text" || input.kind === "date") {
    const value = input.value ?? "";
    const fits = value !== "" && value.length <= longestOptionLabel;
    // Half a text would overwrite the whole one when the modal is sent: what is too long is not offered at all.
    if (value !== "" && !fits) cut.push("value");
    const options = [fits ? { label: value, value, default: true } : emptyOption];
    return { menu: { type: ComponentType.StringSelect, ...base, options }, cut };
  }
  const chosen = new Set(typeof input.value === "string" ? [input.value] : (input.value ?? []));
  const options = input.options.slice(0, mostOptions).map(({ value, label }) => ({
    value,
    label,
    ...(chosen.has(value) && { default: true }),
  }));
  const several = input.kind === "multi_select" ? { min_values: 0, max_values: options.length } : {};
  for (let index = mostOptions; index < input.options.length; index++) cut.push(`options.${index}`);
  const counted = cut.some((path) => path.startsWith("options"))
    ? cutLabel(`${input.label} (${mostOptions} of ${input.options.length})`, 150)
    : input.label;
  return { menu: { type: ComponentType.StringSelect, ...base, placeholder: counted, ...several, options }, cut };
}

const menuSchema = z.object({
  custom_id: z.string(),
  placeholder: z.string().nullish(),
  options: z.array(z.object({ label: z.string(), value: z.string(), default: z.boolean().nullish() })).nullish(),
  default_values: z.array(z.object({ id: z.string() })).nullish(),
});
const rowSchema = z.object({ components: z.array(z.unknown()) });
const buttonSchema = z.object({ custom_id: z.string(), label: z.string().nullish() });

/** The inputs of a card as its message shows them; what is no menu of ours is passed over. */
export function readCardInputs(components: readonly unknown[]): CardInput[] {
  return childrenOf(components).flatMap((component) => {
    const menu = menuSchema.safeParse(component);
    const match = /^~n([a-z])(!?)(\d*):(\w{1,40})$/.exec(menu.data?.custom_id ?? "");
    if (!menu.success || !match) return [];
    const [, letter, required, length, id] = match as unknown as [string, string, string, string, string];
    const shape = (Object.keys(letters) as Shape[]).find((name) => letters[name] === letter);
    if (!shape) return [];
    const label = cutLabel((menu.data.placeholder ?? "").replace(/ \(\d+ of \d+\)$/, "") || id, 75);
    return [readInput(shape, { id, label, required: required === "!" }, menu.data, Number(length) || 3_000)];
  });
}

function readInput(
  shape: Shape,
  base: { id: string; label: string; required: boolean },
  { options, default_values: people }: z.infer<typeof menuSchema>,
  maxLength: number,
): CardInput {
  const choices = (options ?? []).map(({ label, value }) => ({ label, value }));
  const chosen = (options ?? []).filter((option) => option.default).map(({ value }) => value);
  const value = chosen[0] === undefined ? {} : { value: chosen[0] };
  if (shape === "person") return { ...base, kind: "person", ...(people?.[0] && { value: people[0].id }) };
  if (shape === "date") return { ...base, kind: "date", ...value };
  if (shape === "select") return { ...base, kind: "select", options: choices, ...value };
  if (shape === "multi_select") return { ...base, kind: "multi_select", options: choices, value: chosen };
  return { ...base, kind: "text", multiline: shape === "multiline", maxLength, ...value };
}

/** What stands on a button of the message; null when it is not there. */
export function readButtonLabel(components: readonly unknown[], customId: string): string | null {
  const buttons = childrenOf(components).map((component) => buttonSchema.safeParse(component).data);
  return buttons.find((button) => button?.custom_id === customId)?.label ?? null;
}

function childrenOf(components: readonly unknown[]): unknown[] {
  return components.flatMap((row) => rowSchema.safeParse(row).data?.components ?? []);
}
