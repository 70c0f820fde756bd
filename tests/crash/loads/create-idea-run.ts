import type { LoadKind } from "../load-kind.ts";
import type { IdeaRunRow, Snapshot } from "../snapshot.ts";

/** An idea run: it goes on where a killed process left it, and pays for nothing that it has already. */
export const createIdeaRun: LoadKind = {
  name: "idea_run.create",
  // A run is as much work as ten other requests: with more of them the rig would mostly wait for its own backlog.
  weight: 10,
  repeatable: "key",
  request: ({ marker }) => ({
    method: "POST",
    path: "/api/v2/idea-runs",
    body: { topic: marker, context: "Found while everything was killed.", ideas: 2, top: 1 },
  }),
  effects: ({ tenant, marker }, snapshot) => {
    const organization = snapshot.of(tenant.organizationId);
    const runs = organization.ideaRunsByTopic.get(marker) ?? [];
    const eventsOf = (type: string) => runs.flatMap(({ id }) => organization.eventsOf(id, type));
    const placed = (type: string) => eventsOf(type).filter(({ position }) => position !== null).length;
    return {
      run: runs.length,
      "result with ideas": runs.filter(({ state, ideas }) => state === "succeeded" && ideas > 0).length,
      "event of its beginning": placed("run.created"),
      "event of its result": placed("idea_run.finished"),
      "event of its end": placed("run.succeeded"),
      "audit record": eventsOf("run.created").flatMap(({ correlationId }) =>
        organization.auditsOf(correlationId, "idea_run.create"),
      ).length,
      "run that asked no model again for what was stored": runs.filter((run) => !asksAgain(run, snapshot)).length,
    };
  },
};

/** What each of these stages asks for. */
const stageOfSchema: Readonly<Record<string, string>> = {
  ideas: "generate",
  review: "evaluate",
  improvement: "improve",
  evaluation: "reevaluate",
};

/** Whether a model was asked for something of a stage after the last step of the stage had been stored. */
function asksAgain({ topic, stageEnds }: IdeaRunRow, snapshot: Snapshot): boolean {
  return snapshot.askedModels(topic).some(({ schemaName, at }) => {
    const end = stageEnds[stageOfSchema[schemaName ?? ""] ?? ""];
    return end !== undefined && at > end;
  });
}
