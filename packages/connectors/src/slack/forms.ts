/** Forms as modals: https://docs.slack.dev/surfaces/modals. */
import { ConnectorError } from "@eureka/connector-sdk";
import type { CardForm } from "@eureka/contracts/card";
import type { KnownBlock, ModalView } from "./blocks.ts";
import { findCutInputs, plain, renderInput } from "./card-inputs.ts";
import { shorten, slackLimits } from "./card-limits.ts";
import { type SlackHandle, writeHandle } from "./handle.ts";
import { toPlainText, toSlackText } from "./text.ts";

/**
 * The modal of a form. It carries where it was opened from, because Slack does not say so when it comes back.
 * Throws "invalid" when a required input has no option that Slack could show.
 */
export function renderModal(form: CardForm, { channel, responseUrl }: SlackHandle): ModalView {
  const title = toPlainText(form.title) || form.title;
  const blocks: KnownBlock[] = [];
  // The bar of a modal is short: the whole title stands below it.
  if (title.length > slackLimits.modalTitle) blocks.push(note(`*${toSlackText(title)}*`));
  for (const input of form.inputs) {
    const block = renderInput(input);
    if (block) blocks.push(block);
    else if (input.required) throw new ConnectorError("invalid", `Slack cannot show an option of ${input.id}`);
  }
  const cut = findCutInputs(form.inputs);
  if (cut.length > 0) blocks.push(note("_Some options do not fit into Slack and are left out here._"));
  const opened = writeHandle({ ...(channel && { channel }), ...(responseUrl && { responseUrl }) });
  return {
    type: "modal",
    callback_id: form.id,
    title: plain(shorten(title, slackLimits.modalTitle)),
    submit: plain(shorten(form.submitLabel, slackLimits.modalButton)),
    close: plain("Cancel"),
    ...(opened !== undefined && { private_metadata: opened }),
    blocks,
  };
}

function note(text: string): KnownBlock {
  return { type: "section", text: { type: "mrkdwn", text } };
}
