/** Our GitHub Flavored Markdown as Slack's mrkdwn. What we send comes back letter by letter through `toMarkdown`. */
import { readLine, toMarkdown } from "./read-text.ts";
import {
  bareAddressPattern,
  codePattern,
  eachLine,
  escapeEntities,
  escapeLiteral,
  fencePattern,
  type Groups,
  isBareLabel,
  literalLine,
  literalText,
  mark,
  pairPattern,
  replaceParts,
} from "./text-patterns.ts";

const fences = new RegExp(fencePattern, "gm");

const inline = new RegExp(
  [
    codePattern,
    "\\\\(?<escaped>[!-/:-@[-`{-~])",
    "(?<mention><(?:@[UW]|#C)[A-Z0-9]+>)",
    "<(?<automatic>https?://[^\\s<>|]+)>",
    "(?<image>!?)\\[(?<label>[^\\[\\]\\n<>|]+)\\]\\((?<address>(?:https?://|mailto:)[^\\s()<>|]+)\\)",
    bareAddressPattern,
    pairPattern("\\*\\*", "strong"),
    pairPattern("__", "strongToo"),
    pairPattern("_", "emphasis"),
    pairPattern("\\*", "emphasisToo"),
    pairPattern("~~", "struck"),
    pairPattern("~", "struckToo"),
  ].join("|"),
  "g",
);

/** Only `<@user>` and `<#channel>` stay alive; `<!here>` and its like are shown, so that nothing we say calls everybody. */
export function toSlackText(markdown: string): string {
  const text = markdown.replaceAll(mark, "");
  const translated = replaceParts(text, fences, escapeEntities, (rest) => eachLine(rest, writeLine));
  return toMarkdown(translated) === text ? translated : literalText + escapeLiteral(text);
}

/** As mrkdwn of at most `length` UTF-16 code units; a text that is too long ends in a line that says so. */
export function toSlackTextWithin(
  markdown: string,
  length: number,
): { readonly text: string; readonly isCut: boolean } {
  const whole = markdown.length > length * 2 ? markdown : toSlackText(markdown);
  if (whole.length <= length) return { text: whole, isCut: false };
  const notice = "\n… (too long for Slack)";
  for (let kept = markdown.slice(0, length - notice.length); ; kept = kept.slice(0, Math.floor(kept.length * 0.9))) {
    const isInsideFence = (kept.match(/^```/gm)?.length ?? 0) % 2 === 1;
    const sound = kept.isWellFormed() ? kept : kept.slice(0, -1);
    const text = toSlackText(isInsideFence ? `${sound}\n\`\`\`` : sound) + notice;
    if (text.length <= length) return { text, isCut: true };
  }
}

/** The words alone on one line, for places that know no formatting: titles and labels. */
export function toPlainText(markdown: string): string {
  return replaceParts(markdown, inline, writePlain, (rest) => rest)
    .replace(/\s+/g, " ")
    .trim();
}

function writePlain(found: string, groups: Groups): string {
  const { code, escaped, label, strong, strongToo, emphasis, emphasisToo, struck, struckToo } = groups;
  if (code !== undefined) return code.slice(1, -1);
  if (escaped !== undefined) return escaped;
  const inner = label ?? strong ?? strongToo ?? emphasis ?? emphasisToo ?? struck ?? struckToo;
  return inner === undefined ? found : toPlainText(inner);
}

function writeLine(line: string): string {
  if (line.includes("```")) return escapeLiteral(line);
  const translated = translateLine(line);
  return readLine(translated) === line ? translated : literalLine + escapeLiteral(line);
}

function translateLine(line: string): string {
  // Slack knows no headings: they are bold, and so is nothing inside them.
  const heading = /^(#{1,6}) ([^\s*][^*]*)$/.exec(line);
  if (heading?.[1] && heading[2]) return `*${mark.repeat(heading[1].length + 1)}${writeInline(heading[2])}*`;
  const item = /^(\s*)([-*]) (.*)$/.exec(line);
  if (!item) return writeInline(line);
  const [, indent = "", bullet, words = ""] = item;
  return `${indent}${indent === "" ? "•" : "◦"} ${bullet === "*" ? mark : ""}${writeInline(words)}`;
}

function writeInline(text: string): string {
  return replaceParts(text, inline, writeFound, escapeEntities);
}

function writeFound(found: string, groups: Groups): string {
  const { escaped, mention, automatic, label, address, image } = groups;
  if (escaped !== undefined) return mark + escapeEntities(escaped);
  if (mention !== undefined) return mention;
  if (automatic !== undefined) return `<${escapeEntities(automatic)}|${escapeEntities(automatic)}>`;
  if (label !== undefined && address !== undefined) return writeLink(label, address, image === "!");
  if (groups.strong !== undefined) return `*${writeInline(groups.strong)}*`;
  if (groups.strongToo !== undefined) return `*${mark}${writeInline(groups.strongToo)}*`;
  if (groups.emphasis !== undefined) return `_${writeInline(groups.emphasis)}_`;
  if (groups.emphasisToo !== undefined) return `_${mark}${writeInline(groups.emphasisToo)}_`;
  if (groups.struck !== undefined) return `~${writeInline(groups.struck)}~`;
  if (groups.struckToo !== undefined) return `~${mark}${writeInline(groups.struckToo)}~`;
  return escapeEntities(found);
}

function writeLink(label: string, address: string, isImage: boolean): string {
  const before = isImage ? mark : "";
  const after = !isImage && isBareLabel(address, label) ? mark : "";
  return `<${escapeEntities(address)}|${before}${escapeEntities(label)}${after}>`;
}
