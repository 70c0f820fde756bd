/** Discord's official description and real payloads, from the shared folder. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/repository.ts";

const folder = join(process.env.EUREKA_SHARED_DIR ?? join(repositoryRoot, "../shared"), "specs");
const payloads = join(folder, "payloads/discord");

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8")) as unknown;
}

export const descriptionPath: string = join(folder, "openapi/discord.json");

/** The blocks of Discord's documentation by their names, without the ending. */
export function readPayloads(): ReadonlyMap<string, unknown> {
  const files = readdirSync(payloads).filter((file) => file.endsWith(".json"));
  return new Map(files.map((file) => [file.slice(0, -".json".length), readJson(join(payloads, file))]));
}

/** A session that was recorded with a real bot. */
export function readRecording(): Readonly<Record<string, unknown>> {
  return readJson(join(folder, "payloads/chat-recordings/channel_discord.json")) as Record<string, unknown>;
}
