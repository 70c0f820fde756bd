/** `home.opened`: what waits for a person, on our own page inside the platform. */
import { ConnectorError, type HomeInput } from "@eureka/connector-sdk";
import { type Card, cardLimits, cardSchema } from "@eureka/contracts/card";
import type { Decision } from "@eureka/contracts/decision";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import { idSchema } from "@eureka/contracts/ids";
import type { Page } from "@eureka/contracts/page";
import { nameOfPerson } from "@eureka/contracts/people";
import type { UniversalEventOf } from "@eureka/contracts/universal-event";
import { say } from "@eureka/contracts/words";
import type { WorkItemSummary } from "@eureka/contracts/work-item";
import { z } from "zod";
import { chatOf, type LoadedConnection, recallConnection } from "../../connections/index.ts";
import { signIdentityLink } from "../../identity/index.ts";
import { beginReading, type Context, defineJob } from "../../operations/index.ts";
import type { Scene } from "../scene.ts";
import { drawItemPreview } from "./item-preview.ts";
import { findReader, readAs } from "./platform-member.ts";

const name = "intake.show-home";
const mostOfEach = 10;

/** The page is drawn in a job: it may be opened again before the platform has taken the last one. */
export async function openHome(
  { context, connection }: Scene,
  { actor }: UniversalEventOf<"home.opened">,
): Promise<void> {
  const { platformUserId } = actor;
  const payload = { connectionId: connection.id, platformUserId, displayName: nameOfPerson(actor) };
  const key = JSON.stringify(["home", connection.id, platformUserId]);
  context.enqueue({ name, payload, orderingKey: key, uniqueKey: key });
}

export const showHome = defineJob({
  name,
  payload: z.strictObject({
    connectionId: idSchema("connection"),
    platformUserId: z.string(),
    displayName: z.string(),
  }),
  timeoutSeconds: 30,
  async run(context, { connectionId, ...person }) {
    await beginReading(context);
    const connection = await recallConnection(context, connectionId);
    if (connection.state !== "active") return;
    const chat = chatOf(context.application, connection);
    if (!chat.showHome) return;
    const sections = await context.transact((inside) => drawHome(inside, connection, person));
    try {
      await chat.showHome({ platformUserId: person.platformUserId, sections });
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
      context.log.warn({ connectionId, code: error.code }, "intake.home_refused");
    }
  },
});

async function drawHome(
  context: Context,
  connection: LoadedConnection,
  person: { readonly platformUserId: string; readonly displayName: string },
): Promise<HomeInput["sections"]> {
  const { identityId, principal } = await findReader(context, connection, person);
  if (!principal) {
    const text = say("external.not_linked", { link: signIdentityLink(context, identityId) });
    return [{ title: say("home.title"), cards: [cardSchema.parse({ title: say("home.not_linked"), text })] }];
  }
  const { publicUrl } = context.ports.settings;
  const mine = { assignee: "me", state: "open", sort: "due", limit: mostOfEach };
  const items = await readAs<Page<WorkItemSummary>>(context, principal, "work_item.list", mine);
  const waiting = await readAs<Page<Decision>>(context, principal, "decision.list", { mine: true, limit: mostOfEach });
  return [
    { title: say("home.items"), cards: orNothing(items.data.map((item) => drawItemPreview(item, publicUrl))) },
    {
      title: say("home.decisions"),
      cards: orNothing(waiting.data.map((decision) => drawDecision(decision, publicUrl))),
    },
  ];
}

function drawDecision({ id, question }: Decision, publicUrl: string): Card {
  return cardSchema.parse({
    title: escapeWithin(question, cardLimits.title),
    actions: [{ kind: "link", id: `open_${id}`, label: say("card.action.open"), url: `${publicUrl}/inbox/${id}` }],
  });
}

function orNothing(cards: readonly Card[]): readonly Card[] {
  return cards.length > 0 ? cards : [cardSchema.parse({ title: say("home.nothing") })];
}
