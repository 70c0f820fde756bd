/** What could stand in an option of a command while somebody types it: only what he may read himself. */
import type { SuggestionQuestion } from "@eureka/connector-sdk";
import type { Board } from "@eureka/contracts/board";
import type { CardOption } from "@eureka/contracts/card";
import type { Label } from "@eureka/contracts/label";
import type { Page } from "@eureka/contracts/page";
import { nameOfPerson } from "@eureka/contracts/people";
import type { WorkItemSummary } from "@eureka/contracts/work-item";
import { type DeliveryConnection, loadConnection } from "../connections/index.ts";
import type { Application, Context, Principal } from "../operations/index.ts";
import { findRoute, type Route } from "../routing/index.ts";
import { findReader, readAs } from "./pages/platform-member.ts";

/** Platforms show no more than so many. */
const most = 25;

interface Surroundings {
  readonly context: Context;
  readonly principal: Principal;
  readonly route: Route | null;
  readonly typed: string;
}

type Source = (surroundings: Surroundings) => Promise<CardOption[]>;

/** Options by their names. */
const sources: Readonly<Record<string, Source>> = {
  async board({ context, principal }) {
    const { data } = await readAs<Page<Board>>(context, principal, "board.list", { limit: 100 });
    return data.map(({ name }) => ({ value: name, label: name }));
  },
  async list({ context, principal, route }) {
    if (!route?.boardId) return [];
    const board = await readAs<Board>(context, principal, "board.get", { id: route.boardId });
    return board.lists.filter(({ archivedAt }) => !archivedAt).map(({ name }) => ({ value: name, label: name }));
  },
  async labels({ context, principal, route }) {
    if (!route) return [];
    const input = { workspaceId: route.workspaceId, limit: 100 };
    const { data } = await readAs<Page<Label>>(context, principal, "label.list", input);
    return data.map(({ name }) => ({ value: name, label: name }));
  },
  async id({ context, principal, typed }) {
    const input = { state: "open", sort: "updated", limit: most, ...(typed !== "" && { text: typed }) };
    const { data } = await readAs<Page<WorkItemSummary>>(context, principal, "work_item.list", input);
    return data.map(({ key, title }) => ({ value: key, label: `${key} ${title}` }));
  },
};

/** The options that have suggestions. */
export const suggestedOptions: readonly string[] = Object.keys(sources);

/** Empty for somebody whom nobody linked, and for an option without suggestions. */
export async function suggest(
  application: Application,
  { organizationId, connectionId }: DeliveryConnection,
  question: SuggestionQuestion,
): Promise<readonly CardOption[]> {
  const source = sources[question.option];
  if (!source) return [];
  return application.transact(organizationId, "intake.suggest", async (context) => {
    const connection = await loadConnection(context, connectionId);
    const { platformUserId } = question.actor;
    const person = { platformUserId, displayName: nameOfPerson(question.actor) };
    const { principal } = await findReader(context, connection, person);
    if (!principal) return [];
    const route = await findRoute(context, connection, question.channel.platformChannelId);
    const typed = question.typed.trim();
    const found = await source({ context, principal, route, typed });
    const wanted = found.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
    return wanted.slice(0, most).map(({ value, label }) => ({ value, label: cutLabel(label) }));
  });
}

const longestLabel = 75;

function cutLabel(label: string): string {
  if (label.length <= longestLabel) return label;
  return `${label.slice(0, longestLabel - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
