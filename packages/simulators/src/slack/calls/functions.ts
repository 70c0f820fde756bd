/** The end of a step of Workflow Builder. */
import { z } from "zod";
import { jsonOf, text } from "../arguments.ts";
import type { FunctionExecution } from "../records.ts";
import { refusal } from "../refusal.ts";
import { defineMethod, type SlackCall } from "../slack-call.ts";
import type { World } from "../world.ts";

export function functionCalls({ state }: World): SlackCall[] {
  const finish = (id: string, appId: string, outcome: NonNullable<FunctionExecution["outcome"]>) => {
    const execution = state.executions.get(id);
    if (!execution || execution.appId !== appId) throw refusal("function_execution_not_found");
    if (execution.outcome) throw refusal("invalid_execution_state");
    execution.outcome = outcome;
    return {};
  };
  return [
    defineMethod({
      name: "functions.completeSuccess",
      tier: 3,
      arguments: z.strictObject({
        function_execution_id: text,
        outputs: jsonOf(z.record(z.string(), z.unknown())),
      }),
      malformed: { function_execution_id: "Fx1" },
      run: ({ args, caller }) => finish(args.function_execution_id, caller.install.appId, { outputs: args.outputs }),
    }),
    defineMethod({
      name: "functions.completeError",
      tier: 3,
      arguments: z.strictObject({ function_execution_id: text, error: text }),
      malformed: { function_execution_id: "Fx1" },
      run: ({ args, caller }) => finish(args.function_execution_id, caller.install.appId, { error: args.error }),
    }),
  ].flat();
}
