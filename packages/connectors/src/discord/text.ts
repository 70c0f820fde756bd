/**
 * Discord's markdown and GitHub Flavored Markdown. Most of the two is the same; what differs is translated outside of code, and what
 * Eureka says comes back as it was said.
 */

/** A message holds so many characters (https://discord.com/developers/docs/resources/message#create-message). */
export const longestContent = 2_000;

const code = /(```[\s\S]*?(?:```|$)|``[^`\n][^\n]*?``|`[^`\n]+`)/;

function mapOutsideCode(text: string, translate: (piece: string) => string): string {
  return text
    .split(code)
    .map((piece, index) => (index % 2 === 1 ? piece : translate(piece)))
    .join("");
}

/** Bars and small print mean something on Discord alone: in our Markdown they are plain text, and must stay so. */
export function toDiscordText(text: string): string {
  return mapOutsideCode(text, (piece) => piece.replaceAll("||", "\\|\\|").replace(/^-# /gm, "\\-# "));
}

export interface TextSurroundings {
  readonly guildId?: string | undefined;
  /** Names of channels by their ids, as far as the delivery told them. */
  readonly channelNames?: ReadonlyMap<string, string>;
}

/** Discord's text as GitHub Flavored Markdown: a mention of a person stands in it as `<@id>`. */
export function fromDiscordText(text: string, surroundings: TextSurroundings = {}): string {
  return mapOutsideCode(text, (piece) =>
    readMentions(piece, surroundings)
      .replace(/(?<!\\)\|\|([\s\S]+?)(?<!\\)\|\|/g, "$1")
      .replaceAll("\\|\\|", "||")
      .replace(/^-# /gm, "")
      .replace(/^\\-# /gm, "-# ")
      .replace(/^>>> ([\s\S]*)/m, (_match, quoted: string) => quoted.replace(/^/gm, "> ")),
  );
}

function readMentions(text: string, { guildId, channelNames }: TextSurroundings): string {
  return text
    .replace(/<@!(\d{1,20})>/g, "<@$1>")
    .replace(/<@&(\d{1,20})>/g, "@role:$1")
    .replace(/<#(\d{1,20})>/g, (_match, id: string) => {
      const name = `#${channelNames?.get(id) ?? id}`;
      return guildId ? `[${name}](https://discord.com/channels/${guildId}/${id})` : name;
    })
    .replace(/<a?:(\w{1,32}):\d{1,20}>/g, ":$1:")
    .replace(/<\/([^:>\n]{1,100}):\d{1,20}>/g, "/$1")
    .replace(/<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/g, (match, seconds: string, style: string | undefined) =>
      describeTime(Number(seconds), style ?? "f", match),
    );
}

const timeParts: Readonly<Record<string, (iso: string) => string>> = {
  t: (iso) => `${iso.slice(11, 16)} UTC`,
  T: (iso) => `${iso.slice(11, 19)} UTC`,
  d: (iso) => iso.slice(0, 10),
  D: (iso) => iso.slice(0, 10),
};

/** Everybody reads the same text: a time that Discord shows in each reader's zone is told in UTC. */
function describeTime(seconds: number, style: string, asItStands: string): string {
  const time = new Date(seconds * 1_000);
  if (Number.isNaN(time.getTime())) return asItStands;
  const iso = time.toISOString();
  return timeParts[style]?.(iso) ?? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** Whom a text calls, at most as many as Discord lets one message call. */
export function findMentions(text: string): string[] {
  const found = new Set<string>();
  mapOutsideCode(text, (piece) => {
    for (const [, id] of piece.matchAll(/(?<!\\)<@(\d{1,20})>/g)) found.add(id as string);
    return piece;
  });
  return [...found].slice(0, 100);
}

const cutMark = "\n*The rest is too long to be shown here.*";

/** Cuts visibly, never through a character, and closes a block of code that the cut opened. */
export function cutText(text: string, length: number, mark: string = cutMark): string {
  if (text.length <= length) return text;
  const fence = "\n```";
  const kept = text.slice(0, Math.max(0, length - mark.length - fence.length)).replace(/[\ud800-\udbff]$/, "");
  const isInsideBlock = (kept.match(/```/g)?.length ?? 0) % 2 === 1;
  return `${kept}${isInsideBlock ? fence : ""}${mark}`;
}

/** One line of plain words, cut with an ellipsis. */
export function cutLabel(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
