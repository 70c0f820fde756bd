/** The bytes of an import as the mappings and defaults that stand in them. */
import type { Readable } from "node:stream";
import {
  type ExchangeFormat,
  exchangeFormatSchema,
  mostImportedBytes,
  mostImportedMappings,
} from "@eureka/contracts/channel-mapping-exchange";
import { EurekaError, invalidField } from "@eureka/contracts/errors";
import { say } from "@eureka/contracts/words";
import { codecs } from "./codecs.ts";
import type { FoundEntry } from "./exchanged-mapping.ts";
import { FileProblem } from "./file-problem.ts";

export interface NamedFile {
  readonly format?: ExchangeFormat | undefined;
  readonly name?: string | undefined;
}

/** Stops reading where the file becomes too large. */
export async function collectBytes(upload: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of upload) {
    size += (chunk as Buffer).length;
    if (size > mostImportedBytes)
      throw fileError(1, say("mappings.import.too_large", { limit: String(mostImportedBytes) }));
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Throws `channel_mapping.file_unreadable` with the line and a sentence for what is no list of mappings. */
export function readFile(bytes: Uint8Array, named: NamedFile): FoundEntry[] {
  const codec = codecs[formatOf(named)];
  const found = tryToRead(() => codec.read(decode(bytes)));
  for (const kind of ["mapping", "default"] as const) {
    const alike = found.filter((entry) => entry.kind === kind);
    if (alike.length <= mostImportedMappings) continue;
    const numbers = { count: String(alike.length), limit: String(mostImportedMappings) };
    throw fileError(alike[mostImportedMappings]?.line ?? 1, say("mappings.import.too_many", numbers));
  }
  return found;
}

function tryToRead(read: () => FoundEntry[]): FoundEntry[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof FileProblem) throw fileError(error.line, error.message);
    // Lists in lists in lists, deeper than anything that can be meant.
    if (error instanceof RangeError) throw fileError(1, say("mappings.import.no_mappings"));
    throw error;
  }
}

function fileError(line: number, sentence: string): EurekaError {
  return new EurekaError("channel_mapping.file_unreadable", { line, reason: sentence });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FileProblem(1, say("mappings.import.not_text"));
  }
}

function formatOf({ format, name }: NamedFile): ExchangeFormat {
  if (format) return format;
  const ending = /\.(\w+)$/.exec(name ?? "")?.[1]?.toLowerCase();
  const known = exchangeFormatSchema.safeParse(ending === "yml" ? "yaml" : ending);
  if (!known.success) throw invalidField("format", "required", say("mappings.import.format"));
  return known.data;
}
