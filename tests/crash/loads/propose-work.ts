import type { ReferenceChatServer } from "@eureka/connector-sdk/reference";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { ApiCall, LoadKind, Tenant } from "../load-kind.ts";

/** Somebody who must ask, a board where he must, and the channel in which the administrator hears of it. */
export interface ApprovalTeam {
  readonly chat: ReferenceChatServer;
  readonly secret: string;
  readonly platformWorkspaceId: string;
  readonly platformChannelId: string;
  readonly approver: PlatformPerson;
  readonly boardId: string;
  readonly apiKey: string;
}

const secret = "the signing secret of the crash rig";

/** A work item that waits for approval: nothing is made, and its card stands in the channel of the board. */
export const proposeWork: LoadKind = {
  name: "work_item.create (held)",
  weight: 12,
  repeatable: "key",
  async prepare(tenant, call, { chat }): Promise<ApprovalTeam> {
    const { platformChannelId } = chat.addChannel("approvals");
    const approver = chat.addPerson("Ann");
    const platformWorkspaceId = `approvals of ${tenant.organizationId}`;
    const connection = { connector: "reference-chat", platformWorkspaceId, secrets: { signing: secret } };
    const { id: connectionId } = (await call("POST", "/api/v2/connections", connection)) as { id: string };
    const board = { workspaceId: tenant.workspaceId, name: "Approvals", creationPolicy: "approval" };
    const { id: boardId } = (await call("POST", "/api/v2/boards", board)) as { id: string };
    await call("PUT", "/api/v2/channel-mappings", { connectionId, platformChannelId, boardId });
    const apiKey = await inviteProposer(tenant, call);
    return { chat, secret, platformWorkspaceId, platformChannelId, approver, boardId, apiKey };
  },
  request: ({ tenant, marker }) => {
    const { apiKey, boardId } = approvalTeamOf(tenant);
    return {
      method: "POST",
      path: "/api/v2/work-items",
      headers: { authorization: `Bearer ${apiKey}` },
      body: { boardId, title: marker },
    };
  },
  effects: ({ tenant, marker }, snapshot) => {
    const organization = snapshot.of(tenant.organizationId);
    const decisions = organization.decisions.filter(({ title }) => title === marker);
    const events = decisions.flatMap(({ id }) => organization.eventsOf(id, "decision.opened"));
    return {
      decision: decisions.length,
      event: events.filter(({ position }) => position !== null).length,
      "audit record": organization.audits.filter(
        ({ result, correlationId }) =>
          result === "held" && events.some((event) => event.correlationId === correlationId),
      ).length,
      card: decisions.filter(({ cards }) => cards === 1).length,
    };
  },
};

export function approvalTeamOf(tenant: Tenant): ApprovalTeam {
  return tenant.prepared[proposeWork.name] as ApprovalTeam;
}

/** The key of a new member with the role user. */
async function inviteProposer({ organizationId, workspaceId }: Tenant, call: ApiCall): Promise<string> {
  const email = `proposer.of.${organizationId}@example.com`;
  const password = `the password of ${organizationId}`;
  const grants = [{ scope: { type: "workspace", workspaceId }, role: "user" }];
  const { link } = (await call("POST", "/api/v2/invitations", { email, grants })) as { link: string };
  const token = new URL(link).pathname.split("/").at(-1);
  await call("POST", "/api/v2/invitations/accept", { token, name: "Bo Example", password });
  const session = (await call("POST", "/api/v2/sessions", { email, password })) as { accessToken: string };
  const authorization = `Bearer ${session.accessToken}`;
  const made = await call("POST", "/api/v2/api-keys", { name: "Proposer" }, { authorization });
  return (made as { apiKey: string }).apiKey;
}
