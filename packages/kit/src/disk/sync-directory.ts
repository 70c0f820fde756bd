import { open } from "node:fs/promises";

/** Puts a folder's entries on disk, so that a name given just before survives a power cut. Windows neither needs nor allows it. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
