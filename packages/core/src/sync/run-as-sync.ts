/** Changes here that follow changes over there: through the same operations as everybody's, as the platform's own work. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Context } from "../operations/index.ts";

/** Runs an operation in the transaction; its output. */
export async function runAsSync<Output = unknown>(
  context: Context,
  operation: string,
  input: unknown,
): Promise<Output> {
  const { output } = await context.application.runWithin(context, { operation, input, principal: context.principal });
  return output as Output;
}

/** The same where being refused is no failure: the thing is gone, archived or full meanwhile. True when it was done. */
export async function tryAsSync(context: Context, operation: string, input: unknown): Promise<boolean> {
  try {
    await runAsSync(context, operation, input);
    return true;
  } catch (error) {
    if (!(error instanceof EurekaError) || error.kind === "internal" || error.kind === "unavailable") throw error;
    context.log.warn({ operation, code: error.code }, "sync.change_refused");
    return false;
  }
}
