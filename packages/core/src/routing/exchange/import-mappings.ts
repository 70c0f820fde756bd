import { createHash } from "node:crypto";
import {
  exampleImport,
  type ImportedLine,
  type MappingImport,
  mappingImportInput,
  mappingImportSchema,
} from "@eureka/contracts/channel-mapping-exchange";
import { EurekaError } from "@eureka/contracts/errors";
import { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import type { SomePlace } from "./named-places.ts";
import { planImport } from "./plan-import.ts";
import type { PlannedLine, WantedMapping } from "./planned-line.ts";
import { collectBytes, readFile } from "./read-file.ts";
import type { ResolvedDefault } from "./resolve-default.ts";

/** So many refused lines are told at most; a preview tells all. */
const mostErrors = 50;

/** Sets the mappings and defaults that stand in a file. What does not stand there stays as it is. */
export const importMappings = defineOperation({
  name: "channel_mapping.import",
  summary: "Set the channel mappings and defaults that stand in a file",
  description:
    "The body is the file, as application/octet-stream: what channel_mapping.export gives, edited. All lines or none, and as if each had been set alone, with the same rights and its own audit record. With dryRun it says what would become of each line. Mappings and defaults that the file does not name stay. A default needs what channel_mapping.set_default needs, and nothing where it is so already.",
  input: z.strictObject(mappingImportInput),
  output: mappingImportSchema,
  permission: "channel_mapping:update",
  effect: "write",
  http: { method: "POST", path: "/channel-mappings/import", request: "stream" },
  cost: 50,
  example: {
    input: { format: "yaml", dryRun: true },
    output: { ...exampleImport, lines: exampleImport.lines.map((line) => ({ ...line })) },
  },
  async prepare({ upload }) {
    if (!upload) throw new EurekaError("request.unsupported_media_type", { contentType: "an empty body" });
    return collectBytes(upload);
  },
  fingerprint: (bytes) => createHash("sha256").update(bytes).digest("hex"),
  async run(context, { dryRun, ...named }, _target, bytes): Promise<MappingImport> {
    const planned = await planImport(context, readFile(bytes, named));
    const lines = planned.map(({ report }) => report);
    if (!dryRun) {
      assertNoneRefused(lines);
      await apply(context, planned);
    }
    const count = (outcome: ImportedLine["outcome"]) => lines.filter((line) => line.outcome === outcome).length;
    return {
      applied: !dryRun,
      added: count("added"),
      changed: count("changed"),
      unchanged: count("unchanged"),
      refused: count("refused"),
      lines,
    };
  },
});

function assertNoneRefused(lines: readonly ImportedLine[]): void {
  const refused = lines.filter(({ outcome }) => outcome === "refused");
  if (refused.length === 0) return;
  const errors = refused.slice(0, mostErrors).map(({ line, problems }) => ({
    path: `line ${line}`,
    code: "refused",
    message: problems.join(" "),
  }));
  throw new EurekaError("channel_mapping.import_refused", { count: refused.length }, { errors });
}

/** Mappings first: whose work they take away was judged by the defaults that are there now. */
async function apply(context: Context, planned: readonly PlannedLine[]): Promise<void> {
  for (const { wanted } of planned) if (wanted?.entry === "mapping") await setMapping(context, wanted);
  for (const { wanted } of planned) if (wanted?.entry === "default") await setDefault(context, wanted);
}

function setMapping(context: Context, { channelName, place, ...wanted }: WantedMapping): Promise<void> {
  const { connectionId, platformChannelId, rules } = wanted;
  const channel = { connectionId, platformChannelId, ...(channelName !== undefined && { channelName }) };
  return runAlone(context, "channel_mapping.set", { ...channel, ...placeInput(place), rules });
}

function setDefault(context: Context, { connectionId, place }: ResolvedDefault): Promise<void> {
  return runAlone(context, "channel_mapping.set_default", {
    ...(connectionId !== null && { connectionId }),
    ...placeInput(place),
  });
}

function placeInput({ workspaceId, boardId, listId }: SomePlace): object {
  return { workspaceId, ...(boardId && { boardId }), ...(listId && { listId }) };
}

/** The operation of one line, so that its rights, its event and its audit record are those of setting it alone. */
async function runAlone(context: Context, operation: string, input: object): Promise<void> {
  await context.application.runWithin(context, { operation, input, principal: context.principal });
}
