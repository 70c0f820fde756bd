import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** The ids of the files whose contents lie in a local file store, by organization. A content's name is `<organization>.<file>`. */
export async function listContents(filesFolder: string): Promise<Map<string, Set<string>>> {
  const contents = new Map<string, Set<string>>();
  const entries = await readdir(join(filesFolder, "contents"), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  for (const entry of entries) {
    const [organizationId, fileId] = entry.name.split(".");
    if (!entry.isFile() || !organizationId || !fileId) continue;
    contents.set(organizationId, (contents.get(organizationId) ?? new Set()).add(fileId));
  }
  return contents;
}
