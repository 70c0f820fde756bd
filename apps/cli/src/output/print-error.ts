/** Says what went wrong and what to do, and gives the exit code: 1 the server refused or failed, 2 wrong usage. */
import { errorCodes } from "@eureka/contracts/errors";
import { say } from "@eureka/contracts/words";
import { EurekaApiError, EurekaConnectionError } from "@eureka/sdk";
import { flagOf } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { styled, type Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { cleanLine, cleanText } from "./clean-text.ts";

export const exitCodes = { ok: 0, failed: 1, wrongUsage: 2, interrupted: 130 } as const;

export function printError(terminal: Terminal, error: unknown): number {
  if (terminal.interrupted.aborted || isAbort(error)) return exitCodes.interrupted;
  const { lines, code } = describe(error);
  const [first = "", ...rest] = lines;
  terminal.note(`${styled(terminal, "red", say("cli.error"))} ${first}\n${rest.map((line) => `${line}\n`).join("")}`);
  return code;
}

function describe(error: unknown): { lines: string[]; code: number } {
  if (error instanceof UsageError) {
    const help = ["eureka", ...(error.help ? [cleanLine(error.help)] : []), "--help"].join(" ");
    return { lines: [cleanText(error.message), say("cli.see_help", { command: help })], code: exitCodes.wrongUsage };
  }
  if (error instanceof EurekaApiError) return { lines: describeProblem(error), code: exitCodes.failed };
  if (error instanceof EurekaConnectionError) return { lines: describeConnection(error), code: exitCodes.failed };
  if (error instanceof CommandError) return { lines: [cleanText(error.message)], code: exitCodes.failed };
  return { lines: [cleanText(error instanceof Error ? error.message : String(error))], code: exitCodes.failed };
}

function describeProblem(error: EurekaApiError): string[] {
  const fields = error.errors.map(
    ({ path, message }) => `  ${path === "" ? "" : `--${cleanLine(flagOf(path))}: `}${cleanLine(message)}`,
  );
  const advice = adviceOf(error.code);
  return [
    cleanText(error.message),
    ...fields,
    ...(advice ? [advice] : []),
    ...(error.requestId ? [say("cli.request_id", { id: cleanLine(error.requestId) })] : []),
  ];
}

/** What to do about a code, in the words of the command line where the general ones speak of requests. */
function adviceOf(code: string): string | undefined {
  if (code.startsWith("authentication.")) return say("cli.advice.sign_in");
  return Object.hasOwn(errorCodes, code) ? errorCodes[code as keyof typeof errorCodes].advice : undefined;
}

function describeConnection(error: EurekaConnectionError): string[] {
  const { host } = new URL(error.url);
  return [say("cli.unreachable", { host, reason: reasonOf(error.cause) }), say("cli.advice.unreachable")];
}

/** The innermost cause: `fetch` wraps what the network said. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.cause) return reasonOf(cause.cause);
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return code || cleanLine(cause.message);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
