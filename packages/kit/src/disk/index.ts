/** What everyone who writes to the disk with care needs. */
export { errorCode } from "./error-code.ts";
export { syncDirectory } from "./sync-directory.ts";
