/** What people do with modals. */
import { z } from "zod";
import { listProblems } from "../../loopback/index.ts";
import { modal } from "../blocks/view.ts";
import { openModal, replaceView } from "../changes/change-view.ts";
import { grantTrigger } from "../changes/grant-answer.ts";
import type { Delivery } from "../outbound.ts";
import type { View } from "../records.ts";
import { SlackRefusal } from "../refusal.ts";
import { showView } from "../shapes/show-view.ts";
import type { World } from "../world.ts";
import { describeActor } from "./describe-actor.ts";
import { findElement, listElements } from "./find-element.ts";
import { sent } from "./interaction-deeds.ts";
import { type Choice, initialChoice, readChoice } from "./read-choice.ts";

export type SubmitOutcome =
  | { readonly kind: "closed" | "updated" | "pushed" | "cleared" | "failed" }
  /** Problems that the person sees, by the id of the input block. */
  | { readonly kind: "errors"; readonly errors: Readonly<Record<string, string>> };

export interface Submitted {
  readonly delivery: Delivery;
  readonly outcome: SubmitOutcome;
}

export interface ViewDeeds {
  /** The modal that a person has on top; null without one. */
  openModalOf(userId: string): View | null;
  /** The home tab that an app has published for a person. */
  homeOf(userId: string, appId?: string): View | null;
  /**
   * Fills in inputs by their action or block ids and presses the button for sending.
   * @throws when there is no modal, or when an input that is not optional stays empty: Slack would not send it
   */
  submitView(userId: string, values?: Readonly<Record<string, Choice>>): Promise<Submitted>;
  /** Closes the modal on top. The app hears of it only if it asked to. */
  closeView(userId: string): Promise<Delivery | null>;
}

export function viewDeeds(world: World): ViewDeeds {
  const { state } = world;
  const top = (userId: string) => state.openModals(userId).at(-1) ?? null;
  return {
    openModalOf: top,
    homeOf: (userId, appId = state.apps.keys().next().value ?? "") => state.homeOf(appId, userId) ?? null,
    async submitView(userId, values = {}) {
      const view = top(userId);
      if (!view) throw new TypeError("no modal is open");
      fillIn(view, values);
      const payload = { ...describeView(world, view, "view_submission"), response_urls: [] };
      const delivery = await sent(world, view.appId, "interaction", "view_submission", payload);
      return { delivery, outcome: takeAnswer(world, view, delivery) };
    },
    async closeView(userId) {
      const view = top(userId);
      if (!view) throw new TypeError("no modal is open");
      const isCleared = view.definition.clear_on_close === true;
      close(world, view, isCleared);
      if (!view.definition.notify_on_close) return null;
      const { trigger_id: _trigger, ...payload } = describeView(world, view, "view_closed");
      return sent(world, view.appId, "interaction", "view_closed", { ...payload, is_cleared: isCleared });
    },
  };
}

function fillIn(view: View, values: Readonly<Record<string, Choice>>): void {
  const { blocks } = view.definition;
  const given = new Map(Object.entries(values).map(([name, choice]) => [findElement(blocks, name).element, choice]));
  for (const { block, element } of listElements(blocks)) {
    const id = block.block_id ?? "";
    const present = view.values[id]?.[element.action_id];
    const choice = given.get(element) ?? (present === undefined ? initialChoice(element) : undefined);
    if (choice !== undefined) {
      const value = readChoice(element, choice);
      if (value) view.values[id] = { ...view.values[id], [element.action_id]: value };
    }
    const isMissing =
      block.type === "input" && block.optional !== true && isEmpty(view.values[id]?.[element.action_id]);
    if (isMissing) throw new TypeError(`the input "${element.action_id}" must be filled in`);
  }
}

function isEmpty(value: unknown): boolean {
  const { type: _type, ...chosen } = (value ?? {}) as Record<string, unknown>;
  return Object.values(chosen).every(
    (part) => part === null || part === "" || (Array.isArray(part) && part.length === 0),
  );
}

function describeView(world: World, view: View, type: string) {
  const { state } = world;
  const user = state.user(view.userId);
  const { appId, teamId } = view;
  return {
    type,
    ...describeActor(world, state.app(appId), user),
    trigger_id: grantTrigger(state, { appId, teamId, userId: user.id, viewId: view.id }),
    view: showView(state, view),
  };
}

function close({ state }: World, view: View, isAll: boolean): void {
  for (const open of isAll ? state.openModals(view.userId) : [view]) state.views.delete(open.id);
}

const answerSchema = z.discriminatedUnion("response_action", [
  z.strictObject({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal("update"), view: modal }),
  z.strictObject({ response_action: z.literal("push"), view: modal }),
  z.strictObject({ response_action: z.literal("clear") }),
]);

function takeAnswer(world: World, view: View, { sent: outcome, answer }: Delivery): SubmitOutcome {
  if (!outcome?.acknowledged) return { kind: "failed" };
  const isSilent =
    outcome.answer.trim() === "" || (typeof answer === "object" && answer !== null && Object.keys(answer).length === 0);
  if (isSilent) {
    close(world, view, false);
    return { kind: "closed" };
  }
  const read = answerSchema.safeParse(answer);
  const fail = (problems: readonly string[]): SubmitOutcome => {
    world.recordViolation("view_submission", problems);
    return { kind: "failed" };
  };
  if (!read.success) return fail(listProblems(read.error));
  const response = read.data;
  if (response.response_action === "errors") {
    const inputs = view.definition.blocks.filter(({ type }) => type === "input").map(({ block_id: id }) => id);
    const strangers = Object.keys(response.errors).filter((id) => !inputs.includes(id));
    if (strangers.length > 0) return fail(strangers.map((id) => `errors.${id}: there is no such input block`));
    return { kind: "errors", errors: response.errors };
  }
  return change(world, view, response, fail);
}

function change(
  world: World,
  view: View,
  response: Exclude<z.infer<typeof answerSchema>, { response_action: "errors" }>,
  fail: (problems: readonly string[]) => SubmitOutcome,
): SubmitOutcome {
  try {
    if (response.response_action === "clear") {
      close(world, view, true);
      return { kind: "cleared" };
    }
    if (response.response_action === "update") {
      replaceView(world.state, view, response.view, undefined);
      return { kind: "updated" };
    }
    openModal(world.state, view, response.view);
    return { kind: "pushed" };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return fail([error.code]);
  }
}
