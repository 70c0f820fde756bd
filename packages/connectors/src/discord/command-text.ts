/** A slash command as a person would have typed it: `new Fix login --priority urgent`. */
import { ApplicationCommandOptionType as Type } from "discord-api-types/v10";
import type { WireInteraction, WireOption } from "./wire.ts";

const groups: ReadonlySet<number> = new Set([Type.Subcommand, Type.SubcommandGroup]);

/**
 * Words have no flag before them, and their order matters, but an interaction says neither that an option is one nor in what order it
 * belongs: both stand at the end of the name under which it was registered, as in `title-1`.
 */
export function nameWord(name: string, place: number): string {
  return `${name}-${place}`;
}

export function readOptionName(registered: string): { readonly name: string; readonly place: number | null } {
  const match = /^(.+)-([1-9])$/.exec(registered);
  return match ? { name: match[1] as string, place: Number(match[2]) } : { name: registered, place: null };
}

type Attachments = NonNullable<NonNullable<WireInteraction["data"]>["resolved"]>["attachments"];

/** Files are no text: they go beside it. */
export function writeCommandText(options: readonly WireOption[] = [], attachments: Attachments = {}): string {
  const group = options.find(({ type }) => groups.has(type));
  if (group) return [group.name, writeCommandText(group.options, attachments)].filter((part) => part !== "").join(" ");
  const typed = options.filter(({ type, value }) => type !== Type.Attachment && value !== undefined);
  const words = typed
    .map((option) => ({ option, place: readOptionName(option.name).place }))
    .filter(({ place }) => place !== null)
    .sort((one, other) => Number(one.place) - Number(other.place));
  const flags = typed.filter(({ name }) => readOptionName(name).place === null);
  const lastWord = words.at(-1)?.option;
  return [
    // Only the last word may be a whole text; a blank in one before it would shift the others.
    ...words.map(({ option }) => (option === lastWord ? writeValue(option) : quote(writeValue(option)))),
    ...flags.map(writeFlag),
  ].join(" ");
}

function writeFlag(option: WireOption): string {
  if (option.value === true) return `--${option.name}`;
  return `--${option.name} ${option.value === false ? "no" : quote(writeValue(option))}`;
}

function writeValue({ type, value }: WireOption): string {
  if (type === Type.User) return `<@${value}>`;
  return type === Type.Channel ? `<#${value}>` : String(value);
}

/** What would fall apart or be taken for a flag is quoted. */
function quote(text: string): string {
  if (text !== "" && !/[\s"'“‘\\]/.test(text) && !text.startsWith("--")) return text;
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** The verb of a command, and the option in which somebody is typing. */
export function findFocused(
  options: readonly WireOption[] = [],
): { verb: string; option: string; typed: string } | null {
  const group = options.find(({ type }) => groups.has(type));
  const inside = group ? findFocused(group.options) : null;
  if (group) return inside && { ...inside, verb: inside.verb === "" ? group.name : `${group.name} ${inside.verb}` };
  const focused = options.find((option) => option.focused);
  return focused ? { verb: "", option: readOptionName(focused.name).name, typed: String(focused.value ?? "") } : null;
}
