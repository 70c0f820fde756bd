/** A card as the domain writes it: its actions say what they mean, and get their opaque ids when the card is posted. */
import { randomBytes } from "node:crypto";
import { type Card, type CardField, type CardOption, type CardState, cardSchema } from "@eureka/contracts/card";
import type { CardActionRow } from "./cards.store.ts";
import type { DraftForm } from "./draft-form.ts";

interface ActionBase {
  /** Which of the card's actions it is: drawn anew, the card keeps the ids by it. */
  readonly name: string;
  readonly label: string;
  readonly style?: "default" | "primary" | "danger";
}

/** What happens when somebody presses: an operation, run for whoever pressed. */
export interface ActionMeaning {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** An offer that counts once, for everybody; the other offers of the card are over with it. */
  readonly once?: boolean;
}

export type DraftAction =
  | (ActionBase & { readonly kind: "button"; readonly does: ActionMeaning })
  | (ActionBase & {
      readonly kind: "select";
      readonly options: readonly CardOption[];
      /** The input field that the chosen option fills. */
      readonly choiceField: string;
      readonly does: ActionMeaning;
    })
  | (ActionBase & { readonly kind: "form"; readonly form: DraftForm; readonly does: ActionMeaning })
  | (ActionBase & { readonly kind: "link"; readonly url: string });

export interface DraftCard {
  readonly title: string;
  readonly text?: string;
  readonly fields?: readonly CardField[];
  /** How far something is. */
  readonly progress?: Card["progress"];
  readonly actions?: readonly DraftAction[];
  readonly state?: CardState;
}

/** How long a button can be pressed after its card was last drawn. */
export const actionLifetimeDays = 90;

export type NewAction = Omit<CardActionRow, "organizationId" | "usedAt">;

/** Gives a card its action ids, the known ones where the message has them already, and what to keep of them. */
export function fillCard(
  draft: DraftCard,
  message: { readonly id: string; readonly knownIds: ReadonlyMap<string, string>; readonly now: Date },
): { card: Card; actions: NewAction[] } {
  const expiresAt = new Date(message.now.getTime() + actionLifetimeDays * 86_400_000);
  const actions: NewAction[] = [];
  const drawn = (draft.actions ?? []).map((action) => {
    const { kind, name, label, style = "default" } = action;
    if (kind === "link") return { kind, id: `link_${name}`, label, style, url: action.url };
    const id = message.knownIds.get(name) ?? makeActionId();
    const { operation, input, once = false } = action.does;
    const choiceField = kind === "select" ? action.choiceField : null;
    const form = kind === "form" ? action.form : null;
    actions.push({ id, outgoingMessageId: message.id, name, operation, input, choiceField, form, once, expiresAt });
    return kind === "select" ? { kind, id, label, style, options: [...action.options] } : { kind, id, label, style };
  });
  const { title, text = "", fields = [], progress, state = "open" } = draft;
  const shown = { title, text, fields: [...fields], ...(progress && { progress }), actions: drawn, state };
  return { card: cardSchema.parse(shown), actions };
}

/** 192 random bits: nobody guesses one. */
function makeActionId(): string {
  return `act_${randomBytes(24).toString("base64url")}`;
}
