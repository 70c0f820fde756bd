/** Slack's mrkdwn, ours or of people, as GitHub Flavored Markdown. What Slack shows as it is stays as it is. */
import {
  bareAddressPattern,
  codePattern,
  eachLine,
  fencePattern,
  type Groups,
  isBareLabel,
  literalLine,
  literalText,
  mark,
  pairPattern,
  replaceParts,
  unescapeEntities,
} from "./text-patterns.ts";

// Beside standard fences there are those of people, without line breaks around them.
const fences = new RegExp(
  `${fencePattern}|(?:(?<=(?<lead>[^\\n]))|)\`\`\`(?<loose>[\\s\\S]+?)\`\`\`(?:(?<follow>(?=[^\\n]))|)`,
  "gm",
);

const inline = new RegExp(
  [
    codePattern,
    "<(?<token>[^<>\\n]+)>",
    "\\u2060(?<escaped>&(?:amp|lt|gt);|[!-/:-@[-`{-~])",
    "(?<entity>&(?:amp|lt|gt);)",
    bareAddressPattern,
    pairPattern("\\*", "strong", mark),
    pairPattern("_", "emphasis", mark),
    pairPattern("~", "struck", mark),
    mark,
  ].join("|"),
  "g",
);

/** Translates a whole text. */
export function toMarkdown(slackText: string): string {
  if (slackText.startsWith(literalText)) return readTokens(slackText.slice(literalText.length));
  return replaceParts(slackText, fences, readFence, (rest) => eachLine(rest, readLine));
}

/**
 * Text as it was typed, without formatting: mentions and addresses are written out, everything else is left alone. So commands arrive,
 * and so does code, in which Slack makes links all the same.
 */
export function readTokens(slackText: string): string {
  return slackText.replace(/<([^<>\n]+)>|&(?:amp|lt|gt);/g, (found, token: string | undefined) =>
    token === undefined ? unescapeEntities(found) : readToken(token, false),
  );
}

/** Whether a text of Slack calls everybody in the channel. */
export function callsEveryone(slackText: string): boolean {
  return /<!(?:here|channel|everyone)(?:\|[^<>]*)?>/.test(slackText);
}

/** The ids of the people that a text of Slack mentions, each once. */
export function mentionedIn(slackText: string): string[] {
  return [...new Set([...slackText.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id]) => id ?? ""))];
}

function readFence(found: string, { loose, lead, follow }: Groups): string {
  if (loose === undefined) return readTokens(found);
  const code = readTokens(loose.replace(/^\n|\n$/g, ""));
  return `${lead === undefined ? "" : "\n"}\`\`\`\n${code}\n\`\`\`${follow === undefined ? "" : "\n"}`;
}

/** One line outside of fences. */
export function readLine(line: string): string {
  if (line.startsWith(literalLine)) return readTokens(line.slice(literalLine.length));
  const heading = /^\*(\u2060{2,7})(.+)\*$/.exec(line);
  if (heading?.[1] && heading[2]) return `${"#".repeat(heading[1].length - 1)} ${readInline(heading[2])}`;
  const item = /^(\s*)[•◦▪]\ufe0e? (\u2060(?![!-/:-@[-`{-~&]))?(.*)$/.exec(line);
  if (!item) return readInline(line);
  const [, indent = "", star, words = ""] = item;
  return `${indent}${star === undefined ? "-" : "*"} ${readInline(words)}`;
}

function readInline(text: string): string {
  return replaceParts(text, inline, readFound, (rest) => rest);
}

function readFound(_found: string, groups: Groups): string {
  const { code, token, escaped, entity, bare, strong, emphasis, struck } = groups;
  if (code !== undefined) return readTokens(code);
  if (token !== undefined) return readToken(token, true);
  if (escaped !== undefined) return `\\${unescapeEntities(escaped)}`;
  if (entity !== undefined) return unescapeEntities(entity);
  if (bare !== undefined) return unescapeEntities(bare);
  if (strong !== undefined) return wrap(strong, "**", "__");
  if (emphasis !== undefined) return wrap(emphasis, "_", "*");
  return struck === undefined ? "" : wrap(struck, "~~", "~");
}

function wrap(inner: string, usual: string, marked: string): string {
  const isMarked = /^\u2060(?![!-/:-@[-`{-~&])/.test(inner);
  const delimiter = isMarked ? marked : usual;
  return delimiter + readInline(isMarked ? inner.slice(1) : inner) + delimiter;
}

/** What stands between angle brackets: a person, a channel, everybody, a group, a date or an address. */
function readToken(token: string, asMarkdown: boolean): string {
  const [target = "", ...rest] = token.split("|");
  const label = rest.length > 0 ? unescapeEntities(rest.join("|")) : "";
  if (target.startsWith("@")) return `<${target}>`;
  if (target.startsWith("#")) return label ? `#${label}` : `<${target}>`;
  if (target.startsWith("!")) return readSpecial(target.slice(1), label);
  return readAddress(unescapeEntities(target), label, asMarkdown);
}

function readAddress(address: string, label: string, asMarkdown: boolean): string {
  const shown = label.replaceAll(mark, "");
  if (!shown) return address.replace(/^(?:mailto|tel):/, "");
  const isBare = isBareLabel(address, shown);
  if (!asMarkdown) return isBare ? shown : address;
  if (label === address && address.startsWith("http")) return `<${address}>`;
  if (isBare && label === shown) return shown;
  const safeLabel = shown.replace(/[[\]\\]/g, "\\$&");
  const safeAddress = /[\s()]/.test(address) ? `<${address}>` : address;
  return `${label.startsWith(mark) ? "!" : ""}[${safeLabel}](${safeAddress})`;
}

function readSpecial(special: string, label: string): string {
  if (special.startsWith("date^")) return label;
  const name = label || (special.split("^").at(-1) ?? special);
  return name.startsWith("@") ? name : `@${name}`;
}
