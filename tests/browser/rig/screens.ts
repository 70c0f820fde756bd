/** Every screen with an address, as it is with the sample data. */
import { outsideScreens } from "./outside-screens.ts";
import type { Sample } from "./sample.ts";
import type { Screen } from "./screen.ts";
import { connectSlack, deliverTalk } from "./talk-on-slack.ts";

export async function listScreens({ url, admin: { api } }: Sample): Promise<Screen[]> {
  const { data: boards } = await api.call("board.list", {});
  const board = boards.find(({ name }) => name !== "Personal") ?? boards[0];
  const { data: items } = await api.call("work_item.list", { boardId: board?.id ?? "", limit: 100 });
  const item = items.toSorted((one, other) => richness(other) - richness(one))[0];
  const whole = items.toSorted((one, other) => other.subItems.total - one.subItems.total)[0];
  const { data: channels } = await api.call("channel.list", {});
  const channel = channels.toSorted((one, other) => (other.unreadCount ?? 0) - (one.unreadCount ?? 0))[0];
  const { data: runs } = await api.call("idea_run.list", {});
  const { data: ideas } = await api.call("idea.list", {});
  const { data: decisions } = await api.call("decision.list", {});
  const { data: workspaces } = await api.call("workspace.list", {});
  const slack = { signing: "the signing secret of the sample", platformWorkspaceId: "T0SAMPLE" };
  const connectionId = await connectSlack(api, slack);
  for (const text of ["Good morning", "Who brings the cake?"]) await deliverTalk(url, slack, text);
  const { data: log } = await api.call("connection_log.list", { id: connectionId });
  const settings = ["profile", "organization", "workspaces", "members", "invitations", "roles", "api-keys", "models"];
  const platforms = ["channel-mappings", "connections", "external-identities", "dead-letters"];
  return [
    { name: "home", path: "/" },
    { name: "inbox", path: "/inbox" },
    { name: "decision", path: `/inbox/${decisions[0]?.id}` },
    { name: "ideas", path: "/ideas" },
    { name: "new-idea-run", path: "/ideas/new" },
    { name: "idea-run", path: `/idea-runs/${runs[0]?.id}` },
    { name: "idea", path: `/ideas/${ideas[0]?.id}` },
    { name: "compare", path: `/compare?ideas=${ideas[0]?.id},${ideas[1]?.id}` },
    { name: "bookmarks", path: "/bookmarks" },
    { name: "boards", path: "/boards" },
    { name: "board", path: `/boards/${board?.id}` },
    { name: "board-pull-requests", path: `/boards/${board?.id}/pull-requests` },
    { name: "board-with-item", path: `/boards/${board?.id}?item=${whole?.key}` },
    { name: "item", path: `/items/${item?.key}` },
    { name: "channels", path: "/channels" },
    { name: "channel", path: `/channels/${channel?.id}` },
    { name: "activity", path: "/activity" },
    { name: "first-steps", path: "/first-steps" },
    ...[...settings, ...platforms].map((page) => ({ name: `settings-${page}`, path: `/settings/${page}` })),
    { name: "settings-workspace", path: `/settings/workspaces/${workspaces[0]?.id}` },
    { name: "settings-connection", path: `/settings/connections/${connectionId}` },
    { name: "settings-connection-entry", path: `/settings/connections/${connectionId}?entry=${log[0]?.id}` },
    { name: "settings-connect", path: "/settings/connections/connect" },
    { name: "settings-connect-slack", path: "/settings/connections/connect/slack" },
    { name: "settings-connect-trello", path: "/settings/connections/connect/trello" },
    { name: "connection-callback", path: "/connections/callback" },
    { name: "connection-registered", path: "/connections/registered" },
    { name: "connection-leave", path: "/connections/leave" },
    { name: "ui", path: "/ui" },
    { name: "nothing", path: "/nothing/here" },
    { name: "sign-in", path: "/sign-in", isPublic: true },
    { name: "setup", path: "/setup?token=none", isPublic: true },
    { name: "invitation", path: "/invitations/none", isPublic: true },
    { name: "password-reset", path: "/password-resets/none", isPublic: true },
    ...outsideScreens,
  ];
}

interface Counted {
  readonly commentCount: number;
  readonly checklist: { readonly total: number };
  readonly labels: readonly unknown[];
}

/** The item that has most to show. */
function richness({ commentCount, checklist, labels }: Counted): number {
  return commentCount + checklist.total + labels.length;
}
