/** Stores and tells how far a run is, not more often than somebody can read. */
import type { RunProgress } from "@eureka/contracts/run";
import { executeJobName } from "./execute-run-job.ts";
import type { Execution } from "./execution.ts";
import { updateProgress } from "./runs.store.ts";
import { storableText } from "./step-failure.ts";

/** The shortest time between two progress events of a run, in milliseconds. */
const progressPause = 500;
const longestMessage = 500;

export interface ProgressReporter {
  report(progress: RunProgress): void;
  /** The latest progress, stored or not; null when there was none. */
  readonly latest: RunProgress | null;
  /** Stores nothing more, and waits for what is being stored. */
  stop(): Promise<void>;
}

/** Progress is news, not truth: when it cannot be stored, the run goes on. */
export function createProgressReporter({ application, organizationId, row, lease }: Execution): ProgressReporter {
  const { log } = application.ports;
  let latest: RunProgress | null = null;
  let pending = false;
  let stopped = false;
  let storing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function store(progress: RunProgress): Promise<void> {
    await application.transact(organizationId, executeJobName, async (context) => {
      const held = await updateProgress(context.transaction, row.id, lease, progress);
      if (!held) return;
      context.emit({
        type: "run.progressed",
        subject: { type: "run", id: row.id },
        workspaceId: row.workspaceId,
        data: { kind: row.kind, progress },
      });
    });
  }

  function storeLatest(): void {
    if (!pending || stopped || !latest || storing || timer) return;
    pending = false;
    storing = store(latest)
      .catch((error: unknown) => log.warn({ error, runId: row.id }, "runs.progress_not_stored"))
      .finally(() => {
        storing = undefined;
        if (stopped) return;
        timer = setTimeout(() => {
          timer = undefined;
          storeLatest();
        }, progressPause);
      });
  }

  return {
    report({ done, total, message }) {
      latest = { done, total, message: message === null ? null : storableText(message.slice(0, longestMessage)) };
      pending = true;
      storeLatest();
    },
    get latest() {
      return latest;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await storing;
    },
  };
}
