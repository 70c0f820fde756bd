/** `link.shared`: what stands behind addresses of ours, shown below the message to everybody, so only what its author may read. */
import { ConnectorError, type UnfurlInput } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import type { Idea } from "@eureka/contracts/idea";
import { idSchema } from "@eureka/contracts/ids";
import { nameOfPerson } from "@eureka/contracts/people";
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import { type WorkItem, workItemKeySchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { chatOf, type LoadedConnection, recallConnection } from "../../connections/index.ts";
import { drawIdeaPreview } from "../../ideas/index.ts";
import { type Context, defineJob } from "../../operations/index.ts";
import type { Scene } from "../scene.ts";
import { drawItemPreview } from "./item-preview.ts";
import { findReader, readAs } from "./platform-member.ts";

const name = "intake.show-previews";
const mostPreviews = 5;

export async function previewLinks(
  { context, connection, ignore }: Scene,
  event: UniversalEventOf<"link.shared">,
): Promise<void> {
  const { actor, channel, platformMessageId, platformThreadId, urls } = event;
  const previews = findNamedThings(urls, context.ports.settings.publicUrl);
  if (previews.length === 0) return ignore("nothing_of_ours");
  context.enqueue({
    name,
    payload: {
      connectionId: connection.id,
      person: { platformUserId: actor.platformUserId, displayName: nameOfPerson(actor) },
      message: {
        platformChannelId: channel.platformChannelId,
        platformMessageId,
        ...(platformThreadId !== undefined && { platformThreadId }),
      },
      previews,
    },
  });
}

const namedSchema = z.strictObject({
  url: z.string(),
  /** The key of a work item, or the id of an idea. */
  key: z.string(),
  kind: z.enum(["item", "idea"]).default("item"),
});
type NamedThing = z.infer<typeof namedSchema>;

const names = { items: ["item", workItemKeySchema], ideas: ["idea", idSchema("idea")] } as const;

/** Which of the addresses lead to a work item or an idea of this installation. */
export function findNamedThings(urls: readonly string[], publicUrl: string): NamedThing[] {
  const named = urls.flatMap((url) => {
    const { origin, pathname } = new URL(url);
    const [, place = "", key = ""] = /^\/(items|ideas)\/([^/]+)\/?$/.exec(pathname) ?? [];
    if (origin !== new URL(publicUrl).origin || !Object.hasOwn(names, place)) return [];
    const [kind, schema] = names[place as keyof typeof names];
    return schema.safeParse(key).success ? [{ url, key, kind }] : [];
  });
  return named.slice(0, mostPreviews);
}

export const showPreviews = defineJob({
  name,
  payload: z.strictObject({
    connectionId: idSchema("connection"),
    person: z.strictObject({ platformUserId: z.string(), displayName: z.string() }),
    message: z.strictObject({
      platformChannelId: z.string(),
      platformMessageId: z.string(),
      platformThreadId: z.string().optional(),
    }),
    previews: z.array(namedSchema),
  }),
  timeoutSeconds: 30,
  async run(context, { connectionId, person, message, previews }) {
    const connection = await recallConnection(context, connectionId);
    if (connection.state !== "active") return;
    const chat = chatOf(context.application, connection);
    if (!chat.unfurl) return;
    const shown = await context.transact((inside) => draw(inside, connection, person, previews));
    if (shown.length === 0) return;
    const { platformThreadId, ...place } = message;
    try {
      await chat.unfurl({
        message: { ...place, ...(platformThreadId !== undefined && { platformThreadId }) },
        previews: shown,
      });
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      context.log.warn({ connectionId, code: error.code }, "intake.previews_refused");
    }
  },
});

async function draw(
  context: Context,
  connection: LoadedConnection,
  person: { readonly platformUserId: string; readonly displayName: string },
  wanted: readonly NamedThing[],
): Promise<UnfurlInput["previews"]> {
  const { principal } = await findReader(context, connection, person);
  if (!principal) return [];
  const { publicUrl } = context.ports.settings;
  const draw = {
    item: async (id: string) =>
      drawItemPreview(await readAs<WorkItem>(context, principal, "work_item.get", { id }), publicUrl),
    idea: async (id: string) => drawIdeaPreview(await readAs<Idea>(context, principal, "idea.get", { id }), publicUrl),
  };
  const previews: { url: string; card: ReturnType<typeof drawItemPreview> }[] = [];
  for (const { url, key, kind } of wanted) {
    try {
      previews.push({ url, card: await draw[kind](key) });
    } catch (error) {
      if (!(error instanceof EurekaError) || (error.kind !== "not_found" && error.kind !== "forbidden")) throw error;
    }
  }
  return previews;
}
