/** What went wrong at the start, in one sentence for the person who typed the command. */

import { EurekaError } from "@eureka/contracts/errors";
import { ConfigError } from "@eureka/kit/config";
import { KeyFileError } from "@eureka/kit/crypto";
import { MigrationError, MissingRoleError, UnsafeLoginError } from "@eureka/kit/db";
import { StartError } from "@eureka/kit/embedded-postgres";
import { FirstRunError } from "./first-run/first-run-error.ts";
import { ListenError } from "./listen.ts";

const understood = [
  ConfigError,
  KeyFileError,
  MigrationError,
  MissingRoleError,
  UnsafeLoginError,
  StartError,
  ListenError,
  FirstRunError,
];

/** The sentence, or null for a defect, which deserves its stack. */
export function startErrorSentence(error: unknown): string | null {
  if (error instanceof EurekaError)
    return [error.message, ...error.errors.map(({ path, message }) => `  ${path}: ${message}`)].join("\n");
  if (error instanceof Error && understood.some((kind) => error instanceof kind)) return error.message;
  return fileSystemSentence(error);
}

const fileSystemSentences: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full",
  EDQUOT: "The disk quota is used up",
  EROFS: "The file system can only be read",
  EACCES: "This user may not write there",
  EPERM: "This user may not write there",
};

function fileSystemSentence(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const sentence = fileSystemSentences[String(error.code)];
  if (!sentence) return null;
  const path = "path" in error ? ` (${String(error.path)})` : "";
  return `${sentence}${path}. Make room or give the right to write, or put the data elsewhere with EUREKA_DATA_DIR, and start again.`;
}
