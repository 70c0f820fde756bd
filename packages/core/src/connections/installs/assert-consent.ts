import type { installFinishSchema } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import type { z } from "zod";

/** The code that a platform sent back. Throws `connection.install_denied` where it sent none, with its word for why. */
export function assertConsent(
  connector: string,
  { code, parameters }: Pick<z.output<typeof installFinishSchema>, "code" | "parameters">,
): string {
  if (code !== undefined && parameters.error === undefined) return code;
  throw new EurekaError("connection.install_denied", { connector, reason: wordOf(parameters.error) });
}

/** The platform's word for why, when it is one: what else came along is nobody's to repeat. */
function wordOf(error: string | undefined): string {
  return error !== undefined && /^[a-z][a-z0-9_.-]{0,99}$/i.test(error) ? error : "no_code";
}
