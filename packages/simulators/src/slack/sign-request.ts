/** How Slack proves that a request is its own. Source: docs.slack.dev/authentication/verifying-requests-from-slack. */
import { createHmac } from "node:crypto";

/** The headers that sign a body at this moment. */
export function signRequest(body: string, signingSecret: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const digest = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${digest}` };
}
