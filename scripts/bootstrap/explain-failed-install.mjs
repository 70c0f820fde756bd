/** What npm prints, and what it means to the reader. */
const causes = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
    "the package registry cannot be reached",
  ],
  [/E401|E403|ENEEDAUTH/, "the package registry refused access"],
  [/E404|ETARGET/, "the package registry does not have a package of the lock"],
  [/CERT|SELF_SIGNED/, "the certificate of the package registry is not trusted"],
  [/EINTEGRITY/, "a downloaded package differs from the one in the lock"],
  [/ENOSPC/, "the disk is full"],
  [/EACCES|EPERM|EROFS/, "the folder cannot be written"],
  [/can only install packages when your|Missing:|Invalid:/, "package-lock.json does not fit package.json"],
  [/npm ENOENT|spawn npm/, "npm was not found on PATH"],
];

/**
 * One sentence for a failed `npm ci`: the cause in plain words and npm's own first line.
 * @param {string} output everything that npm printed
 */
export function explainFailedInstall(output) {
  const lines = output.split(/\r?\n/).map((line) => line.replace(/^npm (error|ERR!) ?/, "").trim());
  const evidence = lines.find((line) => line !== "" && !line.startsWith("code ")) ?? "npm said nothing";
  const cause = causes.find(([pattern]) => /** @type {RegExp} */ (pattern).test(output));
  return `The packages could not be installed${cause ? ` because ${cause[1]}` : ""} (npm: ${evidence}).`;
}
