/** The neutral card as an embed and rows of components. */
import type { RenderedCard } from "@eureka/connector-sdk";
import type { Card, CardAction, CardState } from "@eureka/contracts/card";
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";
import { mostOptions, renderCardInput } from "./card-inputs.ts";
import { readCustomId, writeCustomId } from "./custom-id.ts";
import { modalLimits } from "./forms.ts";
import { cutLabel, cutText, toDiscordText } from "./text.ts";

/**
 * Sizes of an embed and its components (https://discord.com/developers/docs/resources/message#embed-object-embed-limits,
 * https://discord.com/developers/docs/components/reference); `total` counts all texts of the embed.
 */
export const discordCardLimits = {
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  total: 6_000,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  options: mostOptions,
  placeholder: 150,
} as const;
const limits = discordCardLimits;

export type MessageRow = APIActionRowComponent<APIComponentInMessageActionRow>;

export interface DiscordCard {
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly MessageRow[];
}

const colours: Readonly<Record<CardState, number>> = {
  open: 0x3b82f6,
  working: 0xf59e0b,
  done: 0x22c55e,
  failed: 0xef4444,
  closed: 0x6b7280,
};

/** So much of the embed is kept free for the line that says what is missing. */
const footerReserve = 60;

export function renderDiscordCard(card: Card): RenderedCard & { readonly payload: DiscordCard } {
  const cut: string[] = [];
  const isClosed = card.state === "closed";
  const actions = card.actions.filter(({ kind }) => !isClosed || kind === "link");
  const components = renderRows(card, actions, isClosed, cut);
  const embed = renderEmbed(card, actions, cut);
  // Whatever is missing, below the embed too, is told in its last line.
  const footer = cut.length === 0 ? {} : { footer: { text: `${cut.length} more not shown here` } };
  return { payload: { embeds: [{ ...embed, ...footer }], components }, cut };
}

function renderEmbed(card: Card, actions: readonly CardAction[], cut: string[]): APIEmbed {
  const title = cutLabel(card.title, limits.title);
  if (title !== card.title) cut.push("title");
  const tail = [...renderProgress(card), ...actions.flatMap(renderLongLink)].join("\n");
  const end = tail === "" ? "" : `\n\n${tail}`;
  const text = cutText(toDiscordText(card.text), limits.description - end.length, "\n…");
  if (text !== toDiscordText(card.text)) cut.push("text");
  const description = `${text}${end}`.trim();
  let left: number = limits.total - footerReserve - title.length - description.length;
  const fields: NonNullable<APIEmbed["fields"]> = [];
  for (const [index, { label, value, short }] of card.fields.entries()) {
    const name = cutLabel(label, limits.fieldName);
    const shown = cutText(toDiscordText(value) || "–", limits.fieldValue, "\n…");
    if (fields.length === limits.fields || name.length + shown.length > left) {
      cut.push(`fields.${index}`);
      continue;
    }
    if (shown !== (toDiscordText(value) || "–")) cut.push(`fields.${index}.value`);
    left -= name.length + shown.length;
    fields.push({ name, value: shown, inline: short });
  }
  return {
    title,
    color: colours[card.state],
    ...(description !== "" && { description }),
    ...(fields.length > 0 && { fields }),
    ...(card.image && { image: { url: card.image.url } }),
  };
}

const barLength = 10;

function renderProgress({ progress }: Card): string[] {
  if (!progress) return [];
  const { done, total, label } = progress;
  const filled = Math.floor((done / total) * barLength);
  const bar = `${"▰".repeat(filled)}${"▱".repeat(barLength - filled)} ${done}/${total}`;
  return [label ? `${bar} ${label}` : bar];
}

/** An address that is too long for a button stands in the text. */
function renderLongLink(action: CardAction): string[] {
  return action.kind === "link" && action.url.length > limits.buttonUrl ? [`[${action.label}](${action.url})`] : [];
}

type Row = { readonly buttons: APIButtonComponent[] } | { readonly menu: APISelectMenuComponent };

/** Actions come first, in their order: what can be pressed is worth more than what can be filled in. */
function renderRows(card: Card, actions: readonly CardAction[], isClosed: boolean, cut: string[]): MessageRow[] {
  const rows: Row[] = [];
  const inputs = isClosed ? [] : card.inputs;
  for (const action of actions) {
    if (action.kind === "link" && action.url.length > limits.buttonUrl) continue;
    const place = `actions.${card.actions.indexOf(action)}`;
    const isPlaced =
      action.kind === "select" ? addMenu(rows, action, place, cut) : addButton(rows, action, inputs.length);
    if (!isPlaced) cut.push(place);
    else if (action.kind === "button" && action.confirm) cut.push(`${place}.confirm.text`);
  }
  let shown = 0;
  for (const [index, input] of inputs.entries()) {
    if (rows.length === limits.rows || shown === modalLimits.inputs) {
      cut.push(`inputs.${index}`);
      continue;
    }
    const { menu, cut: ofInput } = renderCardInput(input);
    cut.push(...ofInput.map((path) => `inputs.${index}.${path}`));
    rows.push({ menu });
    shown++;
  }
  return rows.map((row) => ({
    type: ComponentType.ActionRow,
    components: "buttons" in row ? row.buttons : [row.menu],
  }));
}

function addMenu(rows: Row[], action: Extract<CardAction, { kind: "select" }>, place: string, cut: string[]): boolean {
  const customId = writeCustomId({ kind: "press", id: action.id }, "press");
  if (rows.length === limits.rows || customId === null) return false;
  const { length } = action.options;
  for (let index = limits.options; index < length; index++) cut.push(`${place}.options.${index}`);
  // A menu sends its choice at once: there is nothing between that could ask.
  if (action.confirm) cut.push(`${place}.confirm`);
  const placeholder = length > limits.options ? `${action.label} (${limits.options} of ${length})` : action.label;
  const options = action.options.slice(0, limits.options).map(({ value, label }) => ({ value, label }));
  rows.push({ menu: { type: ComponentType.StringSelect, custom_id: customId, placeholder, options } });
  return true;
}

const styles = {
  default: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const;

function addButton(rows: Row[], action: Exclude<CardAction, { kind: "select" }>, inputs: number): boolean {
  const button = renderButton(action, inputs);
  const last = rows.at(-1);
  if (!button) return false;
  if (last && "buttons" in last && last.buttons.length < limits.buttonsInRow) last.buttons.push(button);
  else if (rows.length < limits.rows) rows.push({ buttons: [button] });
  else return false;
  return true;
}

/** Null when its id does not fit. A press that must ask before it counts is marked, and so is one that the host answers with a form. */
function renderButton(action: Exclude<CardAction, { kind: "select" }>, inputs: number): APIButtonComponent | null {
  const label = cutLabel(action.label, limits.buttonLabel);
  if (action.kind === "link") return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: action.url };
  const asks = action.kind === "button" && (inputs > 0 || action.confirm !== undefined);
  const kind = action.kind === "form" ? "form" : asks ? "ask" : "press";
  const customId = writeCustomId({ kind, id: action.id }, "press");
  if (customId === null) return null;
  return { type: ComponentType.Button, style: styles[action.style], label, custom_id: customId };
}

/** Notes in every component which guild it belongs to; an id that would become too long stays as it is, and its press finds nobody. */
export function markGuild(rows: readonly MessageRow[], guildId: string): MessageRow[] {
  return rows.map((row) => ({
    ...row,
    components: row.components.map((component) => {
      if (!("custom_id" in component) || ("disabled" in component && component.disabled)) return component;
      const customId = writeCustomId({ ...readCustomId(component.custom_id, "press"), guildId }, "press");
      return { ...component, custom_id: customId ?? component.custom_id };
    }),
  }));
}
