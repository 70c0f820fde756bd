/** The neutral card as blocks of Slack: https://docs.slack.dev/reference/block-kit. */
import type { RenderedCard } from "@eureka/connector-sdk";
import type { Card, CardField } from "@eureka/contracts/card";
import type { KnownBlock, SectionBlock } from "./blocks.ts";
import { renderActions } from "./card-actions.ts";
import { findCutInputs, plain, renderInput } from "./card-inputs.ts";
import { slackLimits } from "./card-limits.ts";
import { toPlainText, toSlackText, toSlackTextWithin } from "./text.ts";
import { escapeEntities } from "./text-patterns.ts";

export interface CardSurface {
  /** In a preview below a message nothing can be filled in. */
  readonly withoutInputs?: boolean;
  /** Slack refuses a whole message when it cannot load a picture: then its address stands there instead. */
  readonly imageAsLink?: boolean;
  /** Begins the ids of the card's blocks where several cards stand on one page: `c3 `. */
  readonly group?: string;
}

export interface RenderedSlackCard extends RenderedCard {
  readonly payload: { readonly blocks: KnownBlock[] };
}

/** Counts what a message may still hold, and remembers what did not fit. */
interface Budget {
  left: number;
  readonly cut: string[];
}

/** Renders a card. A closed card keeps its text and its links. */
export function renderSlackCard(card: Card, surface: CardSurface = {}): RenderedSlackCard {
  const { group = "" } = surface;
  const isClosed = card.state === "closed";
  const budget: Budget = { left: slackLimits.allText, cut: [] };
  const shown = card.actions
    .map((action, index) => ({ action, index }))
    .filter(({ action }) => !isClosed || action.kind === "link");
  const actions = renderActions(shown, group);
  const inputs = isClosed || surface.withoutInputs ? [] : card.inputs;
  // Inputs and buttons are what a card is for: their words are set aside before the text takes its share.
  budget.left -= measure([inputs.map(({ label, hint }) => [label, hint]), shown.map(({ action }) => action.label)]);
  const blocks: KnownBlock[] = [
    ...renderTitle(card.title, budget),
    ...renderText(card.text, budget),
    ...renderFields(card.fields, budget),
    ...renderProgress(card.progress),
    ...renderImage(card.image, surface),
    ...inputs.flatMap((input) => renderInput(input, group) ?? []),
    ...actions.blocks,
  ];
  const cut = [...budget.cut, ...findCutInputs(inputs), ...actions.cut];
  if (cut.length > 0) blocks.push(noteOfCut(cut.length));
  return { payload: { blocks }, cut };
}

function noteOfCut(count: number): KnownBlock {
  const words = count === 1 ? "One part of this is" : `${count} parts of this are`;
  return { type: "context", elements: [{ type: "mrkdwn", text: `_${words} left out or shortened here._` }] };
}

function measure(value: unknown): number {
  return JSON.stringify(value).length;
}

/** A header knows no formatting and is short: a longer title stands in bold. */
function renderTitle(title: string, budget: Budget): KnownBlock[] {
  const words = toPlainText(title) || title;
  budget.left -= words.length;
  if (words.length <= slackLimits.header) return [{ type: "header", text: plain(words) }];
  return [section(`*${escapeEntities(words)}*`)];
}

function section(text: string): SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text }, expand: true };
}

function renderText(text: string, budget: Budget): KnownBlock[] {
  if (text.trim() === "") return [];
  // Fields and buttons are the facts: a long text leaves them some room.
  const { text: words, isCut } = toSlackTextWithin(text, Math.max(500, Math.min(6_500, budget.left - 1_500)));
  if (isCut) budget.cut.push("text");
  budget.left -= words.length;
  return splitIntoSections(words).map(section);
}

const fenceMark = "```";

/**
 * Pieces that fit into sections, broken between lines where that is possible, never inside of an entity, a link or a character. A fence
 * that is broken is closed and opened again.
 */
export function splitIntoSections(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > slackLimits.section) {
    const piece = rest.slice(0, findBreak(rest));
    rest = rest.slice(piece.length).replace(/^\n/, "");
    const isInsideFence = piece.split(fenceMark).length % 2 === 0;
    pieces.push(isInsideFence ? `${piece}\n${fenceMark}` : piece);
    if (isInsideFence) rest = `${fenceMark}\n${rest}`;
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== "");
}

function findBreak(text: string): number {
  // Leaves room for a closed fence.
  const window = text.slice(0, slackLimits.section - fenceMark.length - 1);
  const candidates = [window.lastIndexOf("\n"), window.lastIndexOf(" ")];
  const wanted = candidates.find((place) => place > window.length / 2) ?? window.length;
  const kept = window.slice(0, wanted);
  const open = kept.search(/[<&][^<>&;]{0,200}$/);
  if (open > 0) return open;
  return kept.isWellFormed() ? wanted : wanted - 1;
}

/** Short fields stand in two columns, the others below one another, in the order of the card. */
function renderFields(fields: readonly CardField[], budget: Budget): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let columns: { type: "mrkdwn"; text: string }[] = [];
  const closeColumns = () => {
    if (columns.length > 0) blocks.push({ type: "section", fields: columns });
    columns = [];
  };
  for (const [index, field] of fields.entries()) {
    const label = `*${escapeEntities(toPlainText(field.label) || field.label)}*\n`;
    const limit = Math.min(slackLimits.section, budget.left) - label.length;
    const value = field.value || "–";
    if (limit < Math.min(50, value.length)) {
      budget.cut.push(`fields.${index}`);
      continue;
    }
    const { text, isCut } = toSlackTextWithin(value, limit);
    if (isCut) budget.cut.push(`fields.${index}`);
    budget.left -= label.length + text.length;
    // What is too long for a column has the whole width for itself.
    if (field.short && label.length + text.length <= slackLimits.field) {
      columns.push({ type: "mrkdwn", text: label + text });
      if (columns.length === slackLimits.fields) closeColumns();
    } else {
      closeColumns();
      blocks.push(section(label + text));
    }
  }
  closeColumns();
  return blocks;
}

function renderProgress(progress: Card["progress"]): KnownBlock[] {
  if (!progress) return [];
  const { done, total, label } = progress;
  const filled = Math.round((done / total) * 10);
  const bar = "▓".repeat(filled) + "░".repeat(10 - filled);
  return [section(`${bar} ${done}/${total}${label === undefined ? "" : ` ${toSlackText(label)}`}`)];
}

function renderImage(image: Card["image"], { imageAsLink }: CardSurface): KnownBlock[] {
  if (!image) return [];
  const alt = toPlainText(image.alt) || image.alt;
  if (imageAsLink) return [section(`${toSlackText(alt)}: ${toSlackText(image.url)}`)];
  return [{ type: "image", image_url: image.url, alt_text: alt }];
}
