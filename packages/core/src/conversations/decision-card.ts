/** The card of a decision: a pure function of it and of the names that its ids stand for. */
import { type CardField, type CardInput, cardLimits } from "@eureka/contracts/card";
import type { Decision, EditableField } from "@eureka/contracts/decision";
import { escapeMarkdown, escapeWithin, silenceMentions } from "@eureka/contracts/escape-markdown";
import { say } from "@eureka/contracts/words";
import type { DraftAction, DraftCard } from "./draft-card.ts";
import type { DraftForm } from "./draft-form.ts";
import { describeDue } from "./work-item-card.ts";

export interface DecisionCardFacts {
  readonly decision: Decision;
  /** Who asked; null for a machine. */
  readonly askedBy: string | null;
  /** Names of the people who are asked by name. */
  readonly askedNames: readonly string[];
}

/** More options than this are a select. */
const mostOptionButtons = 5;
/** The longest one-line text of a form. */
const longestLine = 500;
const longestText = 3_000;

/** What is shown of a decision wherever people talk: to be answered while it is open, and how it ended from then on. */
export function drawDecisionCard(facts: DecisionCardFacts): DraftCard {
  const { decision } = facts;
  const isOpen = decision.state === "open";
  return {
    title: escapeWithin(decision.question, cardLimits.title),
    text: cutText([...(isOpen ? [] : tellEnd(decision)), silenceMentions(decision.explanation)]),
    fields: [...drawProposal(decision), ...drawFacts(facts)],
    actions: isOpen ? drawActions(decision) : [],
    state: isOpen ? "open" : "closed",
  };
}

function cutText(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== "").join("\n\n");
  return text.length <= cardLimits.text
    ? text
    : `${text.slice(0, cardLimits.text - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Who decided what and when, and what came of it. */
function tellEnd({ state, outcome, answers, closedAt, options }: Decision): string[] {
  if (state === "expired") return [say("decision.card.expired")];
  if (state === "withdrawn" || !outcome) return [say("decision.card.withdrawn")];
  const decisive = answers.filter(({ verb, counts }) => counts && (verb === "reject") === (outcome.verb === "reject"));
  const names = escapeMarkdown(decisive.map(({ name }) => name).join(", "));
  const time = timeOf(closedAt ?? "");
  const chosen = options.find(({ value }) => value === outcome.choice)?.label ?? "";
  const said = {
    approve: () => say("decision.card.approved", { names, time }),
    reject: () => say("decision.card.rejected", { names, time }),
    choose: () => say("decision.card.chosen", { names, time, option: escapeMarkdown(chosen) }),
  }[outcome.verb]();
  const comments = answers.flatMap(({ name, comment }) =>
    comment ? [say("comment.by", { name: escapeMarkdown(name), text: escapeMarkdown(comment) })] : [],
  );
  return [said, ...tellResult(outcome), ...comments];
}

function tellResult({ result, error }: NonNullable<Decision["outcome"]>): string[] {
  if (error) return [say("decision.card.failed", { reason: escapeMarkdown(error.message) })];
  const made = nameOf(result);
  return made ? [say("decision.card.result", { result: escapeMarkdown(made) })] : [];
}

/** `ENG-1 Fix login page` of a work item; nothing of what has no name. */
function nameOf(result: unknown): string {
  if (typeof result !== "object" || result === null) return "";
  const { key, title, name } = result as Readonly<Record<string, unknown>>;
  return [key, title ?? name].filter((part) => typeof part === "string").join(" ");
}

function drawProposal({ fields }: Decision): CardField[] {
  return fields.flatMap(({ label, value, changed, kind }) =>
    value === null && !changed
      ? []
      : [
          {
            label: changed ? say("decision.card.changed", { field: label }) : label,
            value: escapeWithin(value ?? say("decision.card.empty"), cardLimits.fieldValue),
            short: kind !== "long_text",
          },
        ],
  );
}

function drawFacts({ decision, askedBy, askedNames }: DecisionCardFacts): CardField[] {
  const { answerers, answers, state, expiresAt } = decision;
  const asked = [...(answerers.role ? [say("decision.who.role", { role: answerers.role })] : []), ...askedNames];
  const agreed = answers.filter(({ counts }) => counts).map(({ name }) => name);
  const open = [
    { label: say("decision.card.waits_for"), value: waitsFor(answerers.quorum, asked.join(", ")) },
    ...(agreed.length > 0 ? [{ label: say("decision.card.agreed"), value: agreed.join(", ") }] : []),
    { label: say("decision.card.until"), value: timeOf(expiresAt) },
  ];
  const facts = [
    ...(askedBy === null ? [] : [{ label: say("decision.card.asked_by"), value: askedBy }]),
    ...(state === "open" ? open : []),
  ];
  return facts.map(({ label, value }) => ({ label, value: escapeWithin(value, cardLimits.fieldValue), short: true }));
}

function waitsFor(quorum: number, who: string): string {
  return quorum === 1 ? who : say("decision.card.several", { count: quorum, who });
}

function timeOf(at: string): string {
  return describeDue({ type: "instant", at });
}

function drawActions(decision: Decision): DraftAction[] {
  const { id, verbs, options } = decision;
  const answer = (verb: Decision["verbs"][number], more: Readonly<Record<string, unknown>> = {}) => ({
    operation: "decision.answer",
    input: { id, verb, ...more },
  });
  const draw = {
    approve: (): DraftAction[] => [
      {
        kind: "button",
        name: "approve",
        label: say("decision.action.approve"),
        style: "primary",
        does: answer("approve"),
      },
    ],
    reject: (): DraftAction[] => [
      { kind: "button", name: "reject", label: say("decision.action.reject"), style: "danger", does: answer("reject") },
    ],
    edit: (): DraftAction[] =>
      decision.fields.length === 0
        ? []
        : [
            {
              kind: "form",
              name: "edit",
              label: say("decision.action.edit"),
              form: drawForm(decision),
              does: answer("edit"),
            },
          ],
    choose: (): DraftAction[] =>
      options.length > mostOptionButtons
        ? [
            {
              kind: "select",
              name: "choose",
              label: say("decision.action.choose"),
              options,
              choiceField: "choice",
              does: answer("choose"),
            },
          ]
        : options.map(({ value, label }) => ({
            kind: "button",
            name: `choose_${value}`,
            label,
            does: answer("choose", { choice: value }),
          })),
  } satisfies Record<Decision["verbs"][number], () => DraftAction[]>;
  return verbs.flatMap((verb) => draw[verb]());
}

function drawForm({ fields }: Decision): DraftForm {
  return {
    title: say("decision.form.title"),
    submitLabel: say("decision.form.submit"),
    inputs: fields.slice(0, cardLimits.inputs).map(drawInput),
    valuesField: "edits",
    // An edit that changes nothing is none: who may not answer hears that first.
    isTriedFirst: true,
  };
}

function drawInput({ name, label, kind, value, required, options = [] }: EditableField): CardInput {
  const base = { id: name, label, required, ...(value !== null && { value }) };
  if (kind === "date") return { ...base, kind };
  if (kind === "select") return { ...base, kind, options: [...options] };
  const multiline = kind === "long_text";
  return { ...base, kind: "text", multiline, maxLength: multiline ? longestText : longestLine };
}
