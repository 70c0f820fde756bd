/** A kind of run that ends at once. */
import { defineRun } from "@eureka/core/runs";
import { z } from "zod";

export const sweepRun = defineRun({
  kind: "sweep",
  input: z.strictObject({}),
  output: z.strictObject({}),
  execute: async () => ({}),
});
