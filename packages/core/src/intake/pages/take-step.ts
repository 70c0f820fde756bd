/** `step.reached`: the platform's own automation makes a work item, in the name of whoever started it. */
import { ConnectorError, type StepOutcome } from "@eureka/connector-sdk";
import { idSchema, newUuid } from "@eureka/contracts/ids";
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import { say } from "@eureka/contracts/words";
import type { WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";
import { chatOf, recallConnection } from "../../connections/index.ts";
import { openReplyHandle, sayError, sealReplyHandle } from "../../conversations/index.ts";
import { defineJob } from "../../operations/index.ts";
import { findRoute } from "../../routing/index.ts";
import { destinationOf } from "../destination-of.ts";
import { findPrincipal } from "../guests.ts";
import { resolveActor } from "../resolve-actor.ts";
import { runForActor } from "../run-for-actor.ts";
import type { Scene } from "../scene.ts";
import { itemUrl } from "./item-preview.ts";

type Step = UniversalEventOf<"step.reached">;

const name = "intake.end-step";
/** The step that Slack's manifest declares; other platforms use the same name. */
const stepName = "create_work_item";

export async function takeStep(scene: Scene, event: Step): Promise<void> {
  const { replyHandle } = event;
  const outcome = await perform(scene, event);
  if (replyHandle === undefined) return;
  const { context, connection } = scene;
  const handleId = newUuid();
  const handle = (await sealReplyHandle(context, handleId, replyHandle)).toString("base64");
  context.enqueue({ name, payload: { connectionId: connection.id, handleId, handle, outcome } });
}

async function perform(scene: Scene, { step, inputs, actor }: Step): Promise<StepOutcome["outcome"]> {
  const { context, connection } = scene;
  if (step !== stepName) return failed(say("step.unknown"));
  const channel = textOf(inputs.channel);
  // Whoever builds a workflow could name anybody in it: without a person whom the platform vouches for, it acts as a guest of its channel.
  const somebody = actor ?? { platformUserId: "workflow", displayName: say("step.workflow"), isBot: true };
  const principal = await findPrincipal(scene, await resolveActor(scene, somebody), channel ?? "", "command");
  if (!principal) return failed(say("step.not_allowed"));
  const route = await findRoute(context, connection, channel ?? "");
  const description = textOf(inputs.description);
  const input = {
    title: (textOf(inputs.title) ?? "").replace(/\s+/g, " ").trim(),
    ...(description !== undefined && { description }),
    ...(route && destinationOf(route)),
    source: { connectionId: connection.id, ...(channel !== undefined && { platformChannelId: channel }) },
  };
  const made = await runForActor(scene, principal, { operation: "work_item.create", input });
  if (!made.ok) return failed(sayError(made.error).text);
  if (made.pending) return failed(say("step.waits"));
  const { key } = made.output as WorkItem;
  const outputs = { work_item_key: key, work_item_url: itemUrl(context.ports.settings.publicUrl, key) };
  return { kind: "done", outputs };
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function failed(message: string): StepOutcome["outcome"] {
  return { kind: "failed", message };
}

export const endStep = defineJob({
  name,
  payload: z.strictObject({
    connectionId: idSchema("connection"),
    handleId: z.uuid(),
    handle: z.base64(),
    outcome: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("done"), outputs: z.record(z.string(), z.string()) }),
      z.strictObject({ kind: z.literal("failed"), message: z.string() }),
    ]),
  }),
  timeoutSeconds: 30,
  async run(context, { connectionId, handleId, handle, outcome }) {
    const connection = await recallConnection(context, connectionId);
    if (connection.state !== "active") return;
    const { organizationId, ports } = context;
    const replyHandle = await openReplyHandle(ports, organizationId, handleId, Buffer.from(handle, "base64"));
    try {
      await chatOf(context.application, connection).endStep?.({ replyHandle, outcome });
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      context.log.warn({ connectionId, code: error.code }, "intake.step_not_ended");
    }
  },
});
