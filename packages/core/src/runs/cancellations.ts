/** Carries a cancellation to the process that executes the run, which may be inside a long step. */
import type { Id } from "@eureka/contracts/ids";
import type { BackgroundService, Ports } from "../operations/index.ts";
import { RunCancelled } from "./endings.ts";
import type { Execution } from "./execution.ts";
import { cancellationChannel, selectRun } from "./runs.store.ts";

const executions = new WeakMap<Ports, Map<Id<"run">, Execution>>();

/** Makes a cancellation reach this execution; the returned function ends that. */
export function hearCancellation(execution: Execution): () => void {
  const known = executionsOf(execution.application.ports);
  known.set(execution.row.id, execution);
  return () => {
    if (known.get(execution.row.id) === execution) known.delete(execution.row.id);
  };
}

/** Listens for this process's executions. Without it a cancellation is seen before the next step only. */
export const cancellationService: BackgroundService = {
  name: "runs.cancellations",
  role: "worker",
  async start({ ports }) {
    const known = executionsOf(ports);
    const subscription = await ports.database.listen(cancellationChannel, ({ payload, reconnected }) => {
      if (reconnected) void lookForCancellations(ports, [...known.values()]);
      else known.get(payload as Id<"run">)?.end(new RunCancelled());
    });
    return () => subscription.stop();
  },
};

/** Asks for what was missed while nobody listened. */
async function lookForCancellations(ports: Ports, running: readonly Execution[]): Promise<void> {
  for (const execution of running) {
    try {
      const { organizationId, row } = execution;
      const current = await ports.database.withOrganization(organizationId, (transaction) =>
        selectRun(transaction, row.id, { lock: false }),
      );
      if (current?.cancelRequestedAt) execution.end(new RunCancelled());
    } catch (error) {
      ports.log.warn({ error, runId: execution.row.id }, "runs.cancellation_not_looked_up");
    }
  }
}

function executionsOf(ports: Ports): Map<Id<"run">, Execution> {
  const known = executions.get(ports) ?? new Map<Id<"run">, Execution>();
  executions.set(ports, known);
  return known;
}
