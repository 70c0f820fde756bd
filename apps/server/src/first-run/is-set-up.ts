/** Whether anybody has set this installation up. */
import type { Installation } from "@eureka/contracts/installation";
import { internalRequest } from "@eureka/core/operations";
import type { RunningServer } from "../start-server.ts";

export async function isSetUp({ application }: Pick<RunningServer, "application">): Promise<boolean> {
  const { output } = await application.run({
    operation: "installation.get",
    input: {},
    credential: { kind: "none" },
    request: { ...internalRequest(application.ports.clock.now().getTime()), surface: "internal" },
  });
  return (output as Installation).isSetUp;
}
