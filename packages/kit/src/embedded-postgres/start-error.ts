/** Why the embedded PostgreSQL could not start, in a sentence for the person who typed `npm start`. */
export type StartErrorCode =
  | "already_running"
  | "directory_not_writable"
  | "disk_full"
  | "newer_data"
  | "data_gone"
  | "failed";

export class StartError extends Error {
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string) {
    super(message);
    this.name = "StartError";
    this.code = code;
  }
}

export function diskFull(directory: string): StartError {
  return new StartError(
    "disk_full",
    `The disk that holds ${directory} is full. Free some space on it, or put the data elsewhere with EUREKA_DATA_DIR, and start again.`,
  );
}

export function notWritable(directory: string): StartError {
  return new StartError(
    "directory_not_writable",
    `The directory ${directory} cannot be written. Give this user the right to write there (or mount it writable), or put the data elsewhere with EUREKA_DATA_DIR, and start again.`,
  );
}

const notWritableCodes = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);
const diskFullCodes = new Set(["ENOSPC", "EDQUOT"]);

/** A failure of the file system in `directory` as a StartError; anything else unchanged. */
export function explainFileError(error: unknown, directory: string): unknown {
  const code = errorCode(error);
  if (diskFullCodes.has(code)) return diskFull(directory);
  if (notWritableCodes.has(code)) return notWritable(directory);
  return error;
}

/** What PostgreSQL's programs printed before they gave up, as a StartError. */
export function explainOutput(output: string, directory: string): StartError {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(directory);
  if (/Read-only file system|could not (create|open|write|access).*Permission denied/i.test(output))
    return notWritable(directory);
  const lastLines = output.trim().split("\n").slice(-5).join("\n");
  return new StartError(
    "failed",
    `PostgreSQL could not start on ${directory}. Its last words:\n${lastLines || "(none)"}`,
  );
}

/** The system's code of a failure (`ENOENT`), or "". */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
