/** What both directions of the translation share: https://docs.slack.dev/messaging/formatting-message-text. */

/**
 * Word joiner: no width, no break, and unknown to Slack's formatting. Where one mrkdwn stands for two spellings of Markdown
 * (`__x__`, `**x**`), it tells which. It is ours: texts of others lose it on their way in and out.
 */
export const mark = "\u2060";
/** A line, or a whole text, that begins so is not translated but shown as it is. */
export const literalLine = mark.repeat(2);
export const literalText = mark.repeat(3);

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const characters: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** Slack wants exactly these three escaped, and nothing else. */
export function escapeEntities(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}

export function unescapeEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => characters[entity] ?? entity);
}

/** Escapes everything but mentions of people and channels. */
export function escapeLiteral(text: string): string {
  return text.replace(/<(?:@[UW]|#C)[A-Z0-9]+>|[&<>]/g, (found) => entities[found] ?? found);
}

/** A fence as Markdown has it: a word behind its first line names the language. */
export const fencePattern = "^```[\\w+#.-]*\\n(?:[^\\n]*\\n)*?```$";
export const codePattern = "(?<code>(?<!`)`[^`\\n]+`(?!`))";
export const bareAddressPattern = "(?<bare>https?://[^\\s<>|*]+)";

/** A pair of delimiters with words between them, where both languages see one: no space inside, no word outside. */
export function pairPattern(delimiter: string, name: string, alsoNotBefore = ""): string {
  return `(?<![\\w*~_${alsoNotBefore}])${delimiter}(?![\\s*~_])(?<${name}>[^\\n]*?[^\\s*~_])${delimiter}(?![\\w*~_])`;
}

/** The label says no more than the address: Slack makes such links by itself. */
export function isBareLabel(address: string, label: string): boolean {
  const withoutSlash = (text: string) => text.replace(/\/$/, "");
  return [address, address.replace(/^(?:https?:\/\/|mailto:|tel:)/, "")].some(
    (bare) => withoutSlash(bare) === withoutSlash(label),
  );
}

export type Groups = Readonly<Record<string, string | undefined>>;

/** Replaces what a pattern finds and everything between in one pass. */
export function replaceParts(
  text: string,
  pattern: RegExp,
  onFound: (found: string, groups: Groups) => string,
  onRest: (rest: string) => string,
): string {
  let translated = "";
  let position = 0;
  for (const found of text.matchAll(pattern)) {
    translated += onRest(text.slice(position, found.index)) + onFound(found[0], found.groups ?? {});
    position = found.index + found[0].length;
  }
  return translated + onRest(text.slice(position));
}

export function eachLine(text: string, onLine: (line: string) => string): string {
  return text.split("\n").map(onLine).join("\n");
}
