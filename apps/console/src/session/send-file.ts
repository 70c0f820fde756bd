/** Sending a file: how much of it is out, stopping it, and what is too large to begin with. */
import type { Output } from "@eureka/sdk";
import { clientOver } from "./client.ts";
import { fetchWithProgress } from "./fetch-with-progress.ts";

/** The most bytes that the server takes unless it was set otherwise: said before the upload, so that nobody waits for a refusal. */
export const largestFile = 25 * 1024 * 1024;

export interface SendFileOptions {
  readonly workspaceId: string;
  readonly signal: AbortSignal;
  /** Called with how much has gone out, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Stores a file. Throws the client's errors, and the signal's reason when it was stopped. */
export function sendFile(
  file: File,
  { workspaceId, signal, onProgress }: SendFileOptions,
): Promise<Output<"file.upload">> {
  const input = { name: file.name, workspaceId, ...(file.type !== "" && { mediaType: file.type }) };
  return clientOver(fetchWithProgress(onProgress)).upload("file.upload", input, file, { signal });
}

interface Refusal {
  readonly code: string;
  readonly detail: string;
}

/** The limit in bytes that the server named when it refused a file as too large, which may be another than ours; else null. */
export function readSizeLimit({ code, detail }: Refusal): number | null {
  const named = code === "request.too_large" ? /\d+/.exec(detail)?.[0] : undefined;
  return named === undefined ? null : Number(named);
}
