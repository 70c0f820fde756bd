/** Makes a checklist what the platform shows: entries are known by their words, because platforms give them other ids. */
import type { PlatformItemFields } from "@eureka/contracts/universal-event";
import type { ChecklistEntry, WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import { cutText } from "./our-side.ts";
import { tryAsSync } from "./run-as-sync.ts";

const longestEntry = 1_000;

export async function applyChecklist(
  context: Context,
  { id }: Pick<WorkItem, "id">,
  present: readonly ChecklistEntry[],
  wanted: PlatformItemFields["checklist"],
): Promise<void> {
  const left = [...present];
  for (const { text, done } of wanted) {
    const line = cutText(text.replace(/\s+/g, " ").trim(), longestEntry);
    if (line === "") continue;
    const index = left.findIndex((entry) => entry.text === line);
    const [known] = index < 0 ? [] : left.splice(index, 1);
    if (!known) await tryAsSync(context, "checklist_entry.create", { workItemId: id, text: line, done });
    else if (known.done !== done) await tryAsSync(context, "checklist_entry.update", { id: known.id, done });
  }
  for (const entry of left) await tryAsSync(context, "checklist_entry.delete", { id: entry.id });
}
