/** Everything of ours that is no message: forms, the page of a person, previews and the end of a workflow's step. */
import {
  ConnectorError,
  type HomeInput,
  type OpenFormInput,
  type StepOutcome,
  type UnfurlInput,
} from "@eureka/connector-sdk";
import type { HomeView, KnownBlock } from "./blocks.ts";
import { plain } from "./card-inputs.ts";
import { shorten, slackLimits } from "./card-limits.ts";
import { renderSlackCard } from "./cards.ts";
import { anyAnswer, type SlackClient } from "./client.ts";
import { succeedOn } from "./errors.ts";
import { renderModal } from "./forms.ts";
import { readHandle } from "./handle.ts";
import { toPlainText } from "./text.ts";

export async function openForm(slack: SlackClient, { form, replyHandle }: OpenFormInput): Promise<void> {
  const handle = readHandle(replyHandle);
  if (!handle.trigger) throw new ConnectorError("invalid", "Only a press or a command opens a form");
  await slack.call("views.open", { trigger_id: handle.trigger, view: renderModal(form, handle) }, anyAnswer);
}

export async function showHome(slack: SlackClient, input: HomeInput): Promise<void> {
  await slack.call("views.publish", { user_id: input.platformUserId, view: renderHome(input) }, anyAnswer);
}

/** Pure: the page with as many whole cards as fit, and a line for those that do not. */
export function renderHome({ sections }: Pick<HomeInput, "sections">): HomeView {
  const blocks: KnownBlock[] = [];
  let left = 0;
  let cards = 0;
  for (const { title, cards: cardsOfSection } of sections) {
    const heading: KnownBlock = {
      type: "header",
      text: plain(shorten(toPlainText(title) || title, slackLimits.header)),
    };
    const first: KnownBlock[] = [heading];
    for (const card of cardsOfSection) {
      const { blocks: more } = renderSlackCard(card, { group: `c${cards++} ` }).payload;
      // One place is kept for the line about what is missing.
      if (blocks.length + first.length + more.length + 1 >= slackLimits.viewBlocks) left++;
      else blocks.push(...first.splice(0), ...more, { type: "divider" });
    }
    if (first.length > 0 && blocks.length + 1 < slackLimits.viewBlocks) blocks.push(...first);
  }
  const text = left === 1 ? "_One more does not fit here._" : `_${left} more do not fit here._`;
  if (left > 0) blocks.push({ type: "context", elements: [{ type: "mrkdwn", text }] });
  return { type: "home", blocks };
}

/** While a message is still being written, Slack names it by a handle of its own. */
export async function unfurl(slack: SlackClient, { message, replyHandle, previews }: UnfurlInput): Promise<void> {
  const named = replyHandle === undefined ? undefined : readHandle(replyHandle).unfurl;
  const place = named
    ? { unfurl_id: named.id, source: named.source }
    : { channel: message.platformChannelId, ts: message.platformMessageId };
  const unfurls = Object.fromEntries(
    previews.map(({ url, card }) => [url, renderSlackCard(card, { withoutInputs: true }).payload]),
  );
  await slack.call("chat.unfurl", { ...place, unfurls }, anyAnswer);
}

export function endStep(slack: SlackClient, { replyHandle, outcome }: StepOutcome): Promise<void> {
  const { execution } = readHandle(replyHandle);
  if (!execution) throw new ConnectorError("invalid", "The handle is not one of a step");
  const ended = ["execution_not_in_running_state", "function_execution_not_found"];
  return succeedOn(ended, () =>
    outcome.kind === "done"
      ? slack.call(
          "functions.completeSuccess",
          { function_execution_id: execution, outputs: outcome.outputs },
          anyAnswer,
        )
      : slack.call("functions.completeError", { function_execution_id: execution, error: outcome.message }, anyAnswer),
  );
}
