import type { Engine } from "@eureka/contracts/idea";
import { say } from "@eureka/contracts/words";

/** Who made an idea, as every card says it. */
export function describeEngine(engine: Engine, model: string | null): string {
  if (engine === "rules") return say("idea.engine.rules");
  return model ? say("idea.engine.named_model", { model }) : say("idea.engine.model");
}
