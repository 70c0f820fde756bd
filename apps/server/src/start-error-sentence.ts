/** What went wrong at the start, in one sentence for the person who typed the command. */
import { EurekaError } from "@eureka/contracts/errors";
import { ConfigError } from "@eureka/kit/config";
import { KeyFileError } from "@eureka/kit/crypto";
import { MigrationError, MissingRoleError, UnsafeLoginError } from "@eureka/kit/db";
import { StartError } from "@eureka/kit/embedded-postgres";
import { DatabaseUrlError } from "./explain-database-url.ts";
import { ListenError } from "./listen.ts";

const understood = [
  ConfigError,
  DatabaseUrlError,
  KeyFileError,
  ListenError,
  MigrationError,
  MissingRoleError,
  StartError,
  UnsafeLoginError,
];

/** The sentence, or null for a defect, which deserves its stack. */
export function startErrorSentence(error: unknown): string | null {
  if (error instanceof EurekaError) return sentenceOf(error);
  if (error instanceof Error && understood.some((kind) => error instanceof kind)) return error.message;
  return fileSystemSentence(error);
}

/** An error with what is wrong about each field. */
export function sentenceOf(error: EurekaError): string {
  return [error.message, ...error.errors.map(({ path, message }) => `  ${path}: ${message}`)].join("\n");
}

const fileSystemSentences: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full",
  EDQUOT: "The disk quota is used up",
  EROFS: "The file system can only be read",
  EACCES: "This user may not write there",
  EPERM: "This user may not write there",
  EEXIST: "A file stands where a directory has to be",
  ENOTDIR: "A file stands where a directory has to be",
};

function fileSystemSentence(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const sentence = fileSystemSentences[String(error.code)];
  if (!sentence) return null;
  const path = "path" in error ? ` (${String(error.path)})` : "";
  return `${sentence}${path}. Put that right, or put the data elsewhere with EUREKA_DATA_DIR, and start again.`;
}
