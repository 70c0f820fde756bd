import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../repository.ts";
import type { Check } from "./check.ts";

/** Licences that ask for no more than a notice. */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-3.0",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  // Binds changes of its own files only; we change none.
  "MPL-2.0",
  // Of fonts: they may go with any product as long as they are not sold by themselves.
  "OFL-1.1",
  "PostgreSQL",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "WTFPL",
  "Zlib",
]);

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

/** Whether an SPDX expression can be met with allowed licences alone. */
export function isAllowed(expression: string): boolean {
  const text = expression.trim().replace(/^\((.*)\)$/, "$1");
  if (text.includes(" OR ")) return text.split(" OR ").some(isAllowed);
  if (text.includes(" AND ")) return text.split(" AND ").every(isAllowed);
  return allowed.has(text.split(" WITH ")[0] ?? text);
}

/** The licence of every installed package against the list of those that are allowed (no GPL, no AGPL). */
export const licences: Check = {
  name: "licences",
  async findProblems() {
    const { packages } = readJson<{ packages: Record<string, unknown> }>("node_modules/.package-lock.json");
    const folders = Object.keys(packages).filter((folder) => folder.includes("node_modules/"));
    return folders.flatMap((folder) => {
      const manifest = readJson<Manifest>(`${folder}/package.json`);
      const { name, version } = manifest;
      if (!name || !version || name.startsWith("@eureka/")) return [];
      const licence = licenceOf(manifest);
      return isAllowed(licence) ? [] : [`${name} ${version}: ${licence || "no licence is named"}`];
    });
  },
};

function readJson<Contents>(file: string): Contents {
  return JSON.parse(readFileSync(join(repositoryRoot, file), "utf8")) as Contents;
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === "string") return license;
  return license?.type ?? licenses?.map((entry) => entry.type).join(" OR ") ?? "";
}
