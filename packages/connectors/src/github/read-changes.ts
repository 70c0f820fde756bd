/** The files that a pull request changes, as far as GitHub lists them: 3,000 at the most. */
import type { ChangedFile, PullRequestChanges } from "@eureka/connector-sdk";
import { z } from "zod";
import type { GitHubClient } from "./client.ts";
import { readAll } from "./pages.ts";
import { changedFileSchema } from "./wire.ts";

const filesSchema = z.array(changedFileSchema);

/** A copy is new; what was renamed, or is no file of text, is changed. */
const kinds: Readonly<Record<string, ChangedFile["kind"]>> = { added: "added", copied: "added", removed: "removed" };

export async function readChanges(client: GitHubClient, path: string, mostFiles: number): Promise<PullRequestChanges> {
  const files: ChangedFile[] = [];
  for await (const { filename, status, additions, deletions, patch } of readAll(client, path, filesSchema)) {
    if (files.length === mostFiles) return { files, isCut: true };
    const kind = kinds[status] ?? "changed";
    files.push({ path: filename, kind, addedLines: additions, removedLines: deletions, patch: patch ?? null });
  }
  return { files, isCut: false };
}
