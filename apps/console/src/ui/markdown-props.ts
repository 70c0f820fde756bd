import type { MentionNames } from "./remark-mentions.ts";

export interface MarkdownProps {
  /** GitHub Flavored Markdown; raw HTML in it is text. */
  readonly text: string;
  /** The members whose handles are marked in it. Give the same map at every render. */
  readonly mentions?: MentionNames | undefined;
}
