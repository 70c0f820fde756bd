/** Reads `<UTC time>_verb-noun.sql` files: an up part, a line `-- down`, a down part. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface MigrationFile {
  /** The file's name without `.sql`; names sort in the order of application. */
  readonly name: string;
  /** Of the whole file with `\n` line ends, in hex. */
  readonly sha256: string;
  readonly up: string;
  readonly down: string;
}

const namePattern = /^\d{14}_[a-z0-9]+(-[a-z0-9]+)*\.sql$/;
const separator = /^-- down[ \t]*$/m;

/** All migrations of a folder in order. Throws when a file has a wrong name or no down part. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return await Promise.all(names.map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, fileName: string): Promise<MigrationFile> {
  if (!namePattern.test(fileName))
    throw new Error(`${fileName} must be named <UTC time>_verb-noun.sql, for example 20261122093000_create-boards.sql`);
  const text = (await readFile(join(folder, fileName), "utf8")).replaceAll("\r\n", "\n");
  const [up = "", down, ...more] = text.split(separator);
  if (down === undefined || more.length > 0) throw new Error(`${fileName} must have exactly one line "-- down"`);
  return { name: fileName.slice(0, -".sql".length), sha256: createHash("sha256").update(text).digest("hex"), up, down };
}
