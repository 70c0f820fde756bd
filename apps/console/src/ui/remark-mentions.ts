/** Marks `@handle` in Markdown where it names a member. Code and links are left alone. */

/** Who is behind a handle. */
export interface MentionedPerson {
  readonly name: string;
  readonly isMe: boolean;
}

/** Members by their handles in small letters. */
export type MentionNames = ReadonlyMap<string, MentionedPerson>;

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  children?: MarkdownNode[];
  readonly data?: Readonly<Record<string, unknown>>;
}

// As the server finds mentions: behind a word, a dot or a slash it is part of an address.
const mention = /(?<![\p{L}\p{N}_.@/+-])@([a-z0-9][a-z0-9._-]{0,38})/giu;
const leftAlone = new Set(["link", "linkReference", "inlineCode", "code", "html"]);

/** A plugin of remark. */
export function remarkMentions(names: MentionNames) {
  return (tree: MarkdownNode): void => markWithin(tree, names);
}

function markWithin(node: MarkdownNode, names: MentionNames): void {
  if (!node.children || leftAlone.has(node.type)) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === "text" && child.value !== undefined) return splitText(child.value, names);
    markWithin(child, names);
    return [child];
  });
}

/** A text as pieces, those that name a member as marks. */
export function splitText(text: string, names: MentionNames): MarkdownNode[] {
  const pieces: MarkdownNode[] = [];
  let end = 0;
  for (const found of text.matchAll(mention)) {
    // A full stop at the end belongs to the sentence.
    const handle = (found[1] ?? "").replace(/[._-]+$/, "");
    const person = names.get(handle.toLowerCase());
    if (!person) continue;
    if (found.index > end) pieces.push({ type: "text", value: text.slice(end, found.index) });
    end = found.index + 1 + handle.length;
    pieces.push(draw(text.slice(found.index, end), person));
  }
  if (end < text.length) pieces.push({ type: "text", value: text.slice(end) });
  return pieces;
}

function draw(text: string, { name, isMe }: MentionedPerson): MarkdownNode {
  const hProperties = { className: isMe ? ["mention", "mine"] : ["mention"], title: name };
  return { type: "mention", children: [{ type: "text", value: text }], data: { hName: "mark", hProperties } };
}
