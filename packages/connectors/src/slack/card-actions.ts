/** Actions of cards as buttons, links and selects of Slack. */
import type { CardAction, CardConfirm } from "@eureka/contracts/card";
import type { ActionsBlock, ActionsBlockElement, Button, ConfirmationDialog } from "./blocks.ts";
import { findCutOptions, plain, renderOptions } from "./card-inputs.ts";
import { shorten, slackLimits } from "./card-limits.ts";
import { toPlainText } from "./text.ts";

/** Rows of actions, and what of them Slack cannot show. `indexes` are their places on the card. */
export function renderActions(
  actions: readonly { readonly action: CardAction; readonly index: number }[],
  group: string,
): { readonly blocks: ActionsBlock[]; readonly cut: string[] } {
  const elements: ActionsBlockElement[] = [];
  const cut: string[] = [];
  for (const { action, index } of actions) {
    cut.push(...findCutParts(action, index));
    const element = renderAction(action, index);
    if (element) elements.push(element);
  }
  const rows = Array.from({ length: Math.ceil(elements.length / slackLimits.actionsInRow) }, (_, row) =>
    elements.slice(row * slackLimits.actionsInRow, (row + 1) * slackLimits.actionsInRow),
  );
  const blocks = rows.map(
    (row, index) => ({ type: "actions", block_id: `${group}actions ${index}`, elements: row }) as const,
  );
  return { blocks, cut };
}

function findCutParts(action: CardAction, index: number): string[] {
  const path = `actions.${index}`;
  const confirm = "confirm" in action ? action.confirm : undefined;
  const cut = confirm && confirm.confirmLabel.length > slackLimits.confirmButton ? [`${path}.confirm`] : [];
  if (action.kind !== "select") return cut;
  const options = findCutOptions(action.options, path);
  return [...cut, ...(options.length === action.options.length ? [path] : options)];
}

function renderAction(action: CardAction, index: number): ActionsBlockElement | null {
  const text = plain(shorten(action.label, slackLimits.buttonText));
  const style: Pick<Button, "style"> = action.style === "default" ? {} : { style: action.style };
  switch (action.kind) {
    case "button":
      return { type: "button", action_id: action.id, text, ...style, ...renderConfirm(action.confirm) };
    case "form":
      return { type: "button", action_id: action.id, text, ...style };
    case "link":
      // Slack tells of followed links too; no action of a card has a space in its id, so they are told apart.
      return { type: "button", action_id: `link ${index}`, text, url: action.url, ...style };
    case "select": {
      const options = renderOptions(action.options);
      if (options.length === 0) return null;
      return {
        type: "static_select",
        action_id: action.id,
        placeholder: text,
        options,
        ...renderConfirm(action.confirm),
      };
    }
  }
}

function renderConfirm(confirm: CardConfirm | undefined): { confirm?: ConfirmationDialog } {
  if (!confirm) return {};
  return {
    confirm: {
      title: plain(shorten(toPlainText(confirm.title) || confirm.title, slackLimits.confirmTitle)),
      text: plain(shorten(toPlainText(confirm.text) || confirm.text, slackLimits.confirmText)),
      confirm: plain(shorten(confirm.confirmLabel, slackLimits.confirmButton)),
      deny: plain("Cancel"),
    },
  };
}
