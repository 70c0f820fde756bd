import { signReferenceDelivery } from "@eureka/connector-sdk/reference";
import type { ApiCall, LoadKind, Tenant } from "../load-kind.ts";
import type { Random } from "../random.ts";
import { type ApprovalTeam, approvalTeamOf } from "./propose-work.ts";

/** A press on the card of some open decision, often of several people at once: which one counts, the invariant of decisions checks. */
export const pressDecision: LoadKind = {
  name: "action.invoked",
  weight: 15,
  repeatable: "itself",
  // What it needs was made ready by `propose-work.ts`, which stands before it in the list.
  prepare: (tenant, call) => introduce(approvalTeamOf(tenant), call, tenant.memberId),
  request: ({ tenant, marker, random }) => deliver(approvalTeamOf(tenant), marker, choosePress(tenant, random)),
  effects: ({ tenant, marker }, snapshot) => ({
    delivery: snapshot.of(tenant.organizationId).inboundByDelivery.get(marker)?.length ?? 0,
  }),
};

interface Press {
  readonly platformMessageId: string;
  readonly actionId: string;
}

/** What nobody has answered yet is mostly approved; where there is nothing, somebody presses a button that is none. */
function choosePress(tenant: Tenant, random: Random): Press {
  const { chat, platformChannelId } = approvalTeamOf(tenant);
  const open = chat.messagesIn(platformChannelId).filter(({ card }) => card?.state === "open");
  if (open.length === 0) return { platformMessageId: "M0", actionId: "act_of_nothing" };
  const { message, card } = random.pick(open);
  const label = random.chance(0.7) ? "Approve" : "Reject";
  const action = card?.actions.find((candidate) => candidate.label === label);
  return { platformMessageId: message.platformMessageId, actionId: action?.id ?? "act_of_nothing" };
}

/** Who presses for the first time is nobody to Eureka yet; afterwards an administrator says who he is. */
async function introduce(team: ApprovalTeam, call: ApiCall, memberId: string): Promise<void> {
  const hello = deliver(team, `hello-${team.platformWorkspaceId}`, { platformMessageId: "M0", actionId: "act_hello" });
  await call("POST", hello.path, hello.body, hello.headers);
  for (;;) {
    const { data } = (await call("GET", "/api/v2/external-identities?limit=200")) as {
      data: readonly { id: string; platformUserId: string }[];
    };
    const found = data.find(({ platformUserId }) => platformUserId === team.approver.platformUserId);
    if (!found) continue;
    await call("POST", `/api/v2/external-identities/${found.id}/link`, { memberId });
    return;
  }
}

function deliver(team: ApprovalTeam, deliveryId: string, press: Press) {
  const { platformWorkspaceId, platformChannelId, approver, secret } = team;
  const now = new Date();
  const invoked = {
    type: "action.invoked" as const,
    channel: { platformChannelId, kind: "public" as const },
    actor: approver,
    values: {},
    ...press,
  };
  const delivery = { deliveryId, platformWorkspaceId, sentAt: now.toISOString(), events: [invoked] };
  const { headers, body } = signReferenceDelivery({ delivery, secret, now });
  return { method: "POST", path: "/hooks/reference-chat", headers, body } as const;
}
