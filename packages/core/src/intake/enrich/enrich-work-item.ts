/** A sentence that became a work item is written out by a model, where the organization has one: the item is there before, and stays plain when no model answers. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";
import { queueSign, type SignedMessage, signedMessageSchema } from "../../conversations/index.ts";
import { fenceData, ModelError, type ModelGateway, organizationGateway } from "../../models/index.ts";
import { type Context, defineJob, type JobContext } from "../../operations/index.ts";
import { loadWorkItem } from "../../work-items/index.ts";
import { type Enrichment, enrichmentSchema, planEnrichment } from "./plan-enrichment.ts";

const name = "intake.enrich-work-item";

const wishSchema = z.strictObject({
  workItemId: idSchema("work_item"),
  /** The item as it was made: what somebody changed since then is left alone. */
  version: z.int(),
  /** Who typed it, for the ledger; null for somebody without an account. */
  memberId: idSchema("member").nullable(),
  /** What was typed, where it can be signed. */
  message: signedMessageSchema.nullable(),
});
type Wish = z.infer<typeof wishSchema>;

export function queueEnrichment(
  context: Pick<Context, "enqueue">,
  item: WorkItem,
  memberId: Id<"member"> | null,
  message: SignedMessage | null,
): void {
  const payload: Wish = { workItemId: item.id, version: item.version, memberId, message };
  context.enqueue({ name, payload });
}

export const enrichWorkItem = defineJob({
  name,
  payload: wishSchema,
  patient: true,
  maxAttempts: 3,
  timeoutSeconds: 90,
  async run(context, wish) {
    const item = await context.transact((inside) => findUnchanged(inside, wish));
    const gateway = item && gatewayFor(context, item, wish);
    if (!gateway || (await gateway.available()) === null) return finish(context, wish, false);
    await context.transact(async (inside) => wish.message && queueSign(inside, wish.message, "working"));
    const found = await ask(context, gateway, item);
    if (found) await context.transact((inside) => apply(inside, wish, found));
    await finish(context, wish, true);
  },
});

async function findUnchanged(context: Context, { workItemId, version }: Wish): Promise<WorkItem | null> {
  try {
    const { item } = await loadWorkItem(context, workItemId);
    return item.version === version ? item : null;
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}

function gatewayFor(
  { ports, organizationId }: JobContext,
  { workspaceId }: WorkItem,
  { memberId }: Wish,
): ModelGateway {
  return organizationGateway(ports, organizationId, { memberId, workspaceId, runId: null });
}

const instructions = readFileSync(new URL("./enricher.md", import.meta.url), "utf8").trim();
const promptVersion = createHash("sha256").update(instructions).digest("hex").slice(0, 16);

/** Null when no model has a usable answer. */
async function ask(context: JobContext, gateway: ModelGateway, item: WorkItem): Promise<Enrichment | null> {
  const page = await context.transact((inside) =>
    inside.application.runWithin(inside, {
      operation: "label.list",
      input: { workspaceId: item.workspaceId, limit: 100 },
      principal: inside.principal,
    }),
  );
  const labels = (page.output as { readonly data: readonly { readonly name: string }[] }).data;
  try {
    const { output } = await gateway.generate({
      purpose: "intake.enrich",
      promptVersion,
      instructions,
      prompt: fenceData({
        sentence: [item.title, item.description].filter((text) => text !== "").join("\n\n"),
        labels: labels.map((label) => label.name).join("\n"),
        today: todayOf(context),
      }),
      schema: enrichmentSchema,
      schemaName: "task",
      temperature: 0.2,
      maxOutputTokens: 1_000,
      timeoutMilliseconds: 45_000,
      signal: context.signal,
      // A repeated attempt of this job finds its own answer; two equal sentences are two tasks.
      cacheScope: context.job.id,
    });
    return output;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    context.log.info({ code: error.code }, "intake.not_enriched");
    return null;
  }
}

/** Nothing is changed of an item that somebody has taken in hand meanwhile. */
async function apply(context: Context, wish: Wish, found: Enrichment): Promise<void> {
  const item = await findUnchanged(context, wish);
  if (!item) return;
  const input = { id: item.id, ...planEnrichment(item, found, todayOf(context)) };
  try {
    await context.application.runWithin(context, {
      operation: "work_item.update",
      input,
      principal: context.principal,
    });
  } catch (error) {
    if (!(error instanceof EurekaError) || error.kind === "internal" || error.kind === "unavailable") throw error;
    context.log.warn({ code: error.code }, "intake.not_enriched");
  }
}

async function finish(context: JobContext, { message }: Wish, wasWorking: boolean): Promise<void> {
  if (!message) return;
  await context.transact(async (inside) => queueSign(inside, message, "done", wasWorking ? "working" : null));
}

function todayOf({ clock }: Pick<Context, "clock">): string {
  return clock.now().toISOString().slice(0, 10);
}
