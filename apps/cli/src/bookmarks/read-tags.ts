import { tagsSchema } from "@eureka/contracts/bookmark";
import { say } from "@eureka/contracts/words";
import type { Values } from "../arguments/read-arguments.ts";
import { UsageError } from "../usage-error.ts";

/** The tags of `--bookmark-tags a b` or `a,b`: trimmed, each once. Throws a UsageError for one that is too long, or too many. */
export function readTags({ bookmarkTags }: Values): string[] {
  const given = Array.isArray(bookmarkTags) ? bookmarkTags.flatMap((text) => String(text).split(",")) : [];
  const parsed = tagsSchema.safeParse(given.map((tag) => tag.trim()).filter((tag) => tag !== ""));
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues[0]?.message ?? "";
  throw new UsageError(say("cli.ideas.refused", { flag: "bookmark-tags", reason }));
}
