/** Slack's own descriptions and the payloads that were recorded or published, from the shared folder. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { repositoryRoot } from "../../../scripts/repository.ts";

const specs = join(process.env.EUREKA_SHARED_DIR ?? join(repositoryRoot, "../shared"), "specs");

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(specs, path), "utf8"));
}

/** The samples of one folder by the names of their files, without the ending. */
export function readSamples(folder: "events" | "app-backend" | "api"): Map<string, unknown> {
  const path = `payloads/slack-shapes/${folder}`;
  const names = readdirSync(join(specs, path)).filter((name) => name.endsWith(".json"));
  return new Map(names.map((name) => [basename(name, ".json"), readJson(`${path}/${name}`)]));
}

/** Every body that Slack sent in a recorded session. What stands beside them in the files is not Slack's. */
export function readRecordings(): Readonly<Record<string, unknown>>[] {
  const folder = "payloads/chat-recordings";
  const names = readdirSync(join(specs, folder)).filter((name) => name.includes("slack"));
  return names.flatMap((name) =>
    Object.values(readJson(`${folder}/${name}`) as Record<string, Record<string, unknown>>).filter(
      (part) => typeof part === "object" && part !== null && "token" in part,
    ),
  );
}
