/** Reasons that events state, with what they name: the rule, the decision, the run, the people. Everything of one kind is read at once. */
import type { Because } from "@eureka/contracts/because";
import { EurekaError } from "@eureka/contracts/errors";
import type { ExplainedReason } from "@eureka/contracts/explanation";
import type { Id } from "@eureka/contracts/ids";
import type { Permission } from "@eureka/contracts/permissions";
import { connectorOf, loadConnection } from "../connections/index.ts";
import { readDecision } from "../decisions/index.ts";
import { readIdeaRun } from "../ideas/index.ts";
import { selectNames } from "../identity/index.ts";
import type { Context } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";

type Details = Omit<ExplainedReason, "because">;

const nothing: Details = { connection: null, personName: null, decision: null, ideaRun: null };

/** A function that describes one of the reasons. */
export async function describeReasons(
  context: Context,
  reasons: readonly Because[],
): Promise<(because: Because) => ExplainedReason> {
  const details = new Map<string, Details>();
  for (const because of reasons) {
    const key = JSON.stringify(because);
    if (!details.has(key)) details.set(key, await describe(context, because));
  }
  return (because) => ({ because, ...(details.get(JSON.stringify(because)) ?? nothing) });
}

async function describe(context: Context, because: Because): Promise<Details> {
  switch (because.kind) {
    case "message":
      return { ...nothing, connection: await describeConnection(context, because.connectionId) };
    case "platform": {
      const { by, connectionId } = because;
      const names = await selectNames(context.transaction, by ? [by] : []);
      const personName = by ? (names.get(by.id) ?? null) : null;
      return { ...nothing, connection: await describeConnection(context, connectionId), personName };
    }
    case "decision":
      return { ...nothing, decision: await describeDecision(context, because.decisionId) };
    case "idea":
      return { ...nothing, ideaRun: because.runId && (await describeRun(context, because.runId)) };
    default:
      return nothing;
  }
}

/** What the platform is called: how a connection is called is for those who manage it. */
async function describeConnection(context: Context, id: Id<"connection">): Promise<Details["connection"]> {
  return unlessGone(async () => {
    const connection = await loadConnection(context, id);
    return { connector: connection.connector, title: connectorOf(context.ports, connection).connector.title };
  });
}

async function describeDecision(context: Context, id: Id<"decision">): Promise<Details["decision"]> {
  const found = await readDecision(context, id);
  if (!found || !(await maySee(context, "decision:read", found.decision.workspaceId))) return null;
  const { question, answers } = found.decision;
  return { question, answers: answers.map(({ memberId, name, verb }) => ({ memberId, name, verb })) };
}

async function describeRun(context: Context, id: Id<"run">): Promise<Details["ideaRun"]> {
  const run = await readIdeaRun(context, id);
  if (!run || !(await maySee(context, "idea_run:read", run.workspaceId))) return null;
  const { engine, model, calls, cost } = run;
  return { engine, model, promptVersions: [...new Set(calls.map(({ promptVersion }) => promptVersion))], cost };
}

async function maySee(context: Context, permission: Permission, workspaceId: Id<"workspace">): Promise<boolean> {
  try {
    await requirePermission(context, permission, { scopes: [{ workspaceId }] });
    return true;
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "forbidden") return false;
    throw error;
  }
}

async function unlessGone<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}
