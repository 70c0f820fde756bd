/** A Slack that is connected by its signing secret alone, and delivers what people say there to each other. */
import { createHmac } from "node:crypto";
import type { EurekaClient } from "@eureka/sdk";

export interface SlackPlace {
  readonly signing: string;
  readonly platformWorkspaceId: string;
}

/** The token in the body of every delivery, which nobody may see. */
export const verificationToken = "a verification token";

export async function connectSlack(api: EurekaClient, { signing, platformWorkspaceId }: SlackPlace): Promise<string> {
  const { id } = await api.call("connection.create", {
    connector: "slack",
    title: "Acme on Slack",
    platformWorkspaceId,
    secrets: { signing },
  });
  return id;
}

/** Delivers one message to the gateway, and gives the status of its answer. */
export async function deliverTalk(
  url: string,
  { signing, platformWorkspaceId }: SlackPlace,
  text: string,
): Promise<number> {
  const body = JSON.stringify({
    token: verificationToken,
    team_id: platformWorkspaceId,
    api_app_id: "A0LOG",
    type: "event_callback",
    event_id: `Ev${text.replace(/\W/g, "")}`,
    event_time: 1_700_000_000,
    authorizations: [],
    event: { type: "message", channel: "C0LOG", channel_type: "channel", user: "U0LOG", text, ts: "1700000000.000100" },
  });
  const time = String(Math.floor(Date.now() / 1_000));
  const signature = `v0=${createHmac("sha256", signing).update(`v0:${time}:${body}`).digest("hex")}`;
  const answer = await fetch(`${url}/hooks/slack`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-slack-request-timestamp": time, "x-slack-signature": signature },
    body,
  });
  return answer.status;
}
