/** Proving that one runs this installation: by the set-up token, which only the operator can read. */
import { EurekaError } from "@eureka/contracts/errors";
import { equalsInConstantTime } from "@eureka/kit/crypto";
import type { PreparationContext } from "../operations/index.ts";
import { limitProofs } from "./prove-password.ts";

/** Throws `setup.token_invalid` for another token, and `limit.exceeded` after too many tries. */
export async function assertOperator(
  context: PreparationContext,
  given: { readonly setupToken: string; readonly email?: string },
): Promise<void> {
  await limitProofs(context, given.email);
  const { setupToken } = context.ports.settings;
  if (!setupToken || !equalsInConstantTime(given.setupToken, setupToken)) throw new EurekaError("setup.token_invalid");
}
