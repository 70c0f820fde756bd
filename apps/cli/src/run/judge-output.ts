import type { OperationName, Output } from "@eureka/sdk";
import { exitCodes } from "../output/print-error.ts";

/** Operations whose successful answer can hold bad news, which a script must see in the exit code. */
const judges: { readonly [Name in OperationName]?: (output: Output<Name>) => boolean } = {
  "audit_record.verify": ({ verified }) => verified,
};

/** The exit code for an output. */
export function judgeOutput(operation: OperationName, output: unknown): number {
  const isGood = judges[operation] as ((output: unknown) => boolean) | undefined;
  return isGood === undefined || isGood(output) ? exitCodes.ok : exitCodes.failed;
}
