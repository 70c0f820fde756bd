import { EurekaError } from "@eureka/contracts/errors";
import { errorCode } from "../disk/index.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk that keeps the files is full",
  EDQUOT: "the disk quota of the files is used up",
  EROFS: "the disk that keeps the files is read-only",
  EACCES: "the folder of the files is not writable",
};

/** Turns what only an operator can cure into EurekaError `server.unavailable` with the reason; every other error passes as it is. */
export function explainDiskError(error: unknown): unknown {
  const reason = reasons[errorCode(error) ?? ""];
  return reason ? new EurekaError("server.unavailable", { reason }, { cause: error }) : error;
}
