/** Webhooks: who watches what, the check before one is made, signed deliveries, and what becomes of those that fail. */
import { createHmac } from "node:crypto";
import { EventSender } from "../platform/index.ts";
import { mayUse } from "./access.ts";
import { drawAction } from "./draw/draw-action.ts";
import { drawModel, drawWebhook } from "./draw/draw-webhook.ts";
import type { Action, Board, Caller, Token, Webhook } from "./model.ts";
import { TrelloRefusal } from "./refusal.ts";
import type { World } from "./world.ts";

export interface WebhookOptions {
  /** The waits before the repetitions of a delivery that was not acknowledged. */
  readonly repeatAfterMilliseconds: readonly number[];
  readonly acknowledgeMilliseconds: number;
  /** So many deliveries in a row that failed for good switch a webhook off. */
  readonly disableAfterFailures: number;
}

/** Base64 of the HMAC-SHA1 over body and address, with the application's secret. */
export function signDelivery(body: string, callbackURL: string, secret: string): string {
  return createHmac("sha1", secret)
    .update(body + callbackURL)
    .digest("base64");
}

export class Webhooks {
  readonly sender: EventSender;
  readonly #world: World;
  readonly #options: WebhookOptions;

  constructor(world: World, options: WebhookOptions) {
    this.#world = world;
    this.#options = options;
    this.sender = new EventSender(options);
    world.onAction = (action) => this.#announce(action);
  }

  /** Throws a refusal when the address does not answer a HEAD with 200, or when this token watches that already. */
  async create(
    caller: Caller,
    input: Pick<Webhook, "idModel" | "callbackURL" | "description" | "active">,
  ): Promise<Webhook> {
    if (drawModel(this.#world, input.idModel) === null) throw new TrelloRefusal(400, "invalid value for idModel");
    const board = this.#boardOf(input.idModel);
    if (board && !mayUse(this.#world, caller, board, "read")) {
      throw new TrelloRefusal(401, "unauthorized permission requested");
    }
    const known = this.ofToken(caller.token.id);
    if (known.some(({ idModel, callbackURL }) => idModel === input.idModel && callbackURL === input.callbackURL)) {
      throw new TrelloRefusal(400, "A webhook with that callback, model, and token already exists");
    }
    await this.#check(input.callbackURL);
    const webhook: Webhook = {
      id: this.#world.newId(),
      idToken: caller.token.id,
      ...input,
      consecutiveFailures: 0,
      firstConsecutiveFailDate: null,
    };
    this.#world.webhooks.set(webhook.id, webhook);
    return webhook;
  }

  async update(
    webhook: Webhook,
    change: Partial<Pick<Webhook, "idModel" | "callbackURL" | "description" | "active">>,
  ): Promise<Webhook> {
    if (change.callbackURL !== undefined) await this.#check(change.callbackURL);
    if (change.active === true) Object.assign(webhook, { consecutiveFailures: 0, firstConsecutiveFailDate: null });
    return Object.assign(webhook, change);
  }

  /** The token is given back or taken away, and its webhooks go with it. */
  revoke(idToken: string): void {
    for (const { id } of this.ofToken(idToken)) this.#world.webhooks.delete(id);
    this.#world.tokens.delete(idToken);
  }

  ofToken(idToken: string): Webhook[] {
    return [...this.#world.webhooks.values()].filter((webhook) => webhook.idToken === idToken);
  }

  async #check(url: string): Promise<void> {
    const signal = AbortSignal.timeout(this.#options.acknowledgeMilliseconds);
    const status = await fetch(url, { method: "HEAD", signal, redirect: "manual" }).then(
      (response) => response.status,
      () => null,
    );
    if (status === 200) return;
    const found = status === null ? "could not be reached" : `did not return 200 status code, got ${status}`;
    throw new TrelloRefusal(400, `URL (${url}) ${found}`);
  }

  #announce(action: Action): void {
    for (const webhook of this.#world.webhooks.values()) {
      if (webhook.active && action.idModels.includes(webhook.idModel)) void this.#deliver(webhook, action);
    }
  }

  async #deliver(webhook: Webhook, action: Action): Promise<void> {
    const token = this.#world.tokens.get(webhook.idToken);
    const model = drawModel(this.#world, webhook.idModel);
    if (!token || !model || !this.#maySee(token, action)) return;
    // What is sent is what was true when it happened, also when it is repeated a minute later.
    const drawn = drawAction(this.#world, action, { display: true });
    const body = JSON.stringify({ model, action: drawn, webhook: drawWebhook(webhook) });
    const { callbackURL: url } = webhook;
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "x-trello-webhook": signDelivery(body, url, token.app.secret),
    };
    const sent = await this.sender.send(action.type, () => ({ url, method: "POST", headers, body }));
    if (sent) this.#settle(webhook, sent.acknowledged, sent.attempts.at(-1) ?? null);
  }

  /** Whoever left the board, or whose token ran out, hears no more of it. */
  #maySee(token: Token, { data }: Action): boolean {
    if (token.dateExpires !== null && Date.parse(token.dateExpires) <= this.#world.present) return false;
    const board = this.#boardOf((data.board as { readonly id: string }).id);
    return !board || mayUse(this.#world, { member: this.#world.member(token.idMember) }, board, "read");
  }

  #boardOf(idModel: string): Board | undefined {
    const { boards, cards, lists } = this.#world;
    const place = cards.get(idModel) ?? lists.get(idModel);
    return boards.get(place?.idBoard ?? idModel);
  }

  #settle(webhook: Webhook, acknowledged: boolean, status: number | null): void {
    if (acknowledged) {
      Object.assign(webhook, { consecutiveFailures: 0, firstConsecutiveFailDate: null });
      return;
    }
    if (status === 410) this.#world.webhooks.delete(webhook.id);
    webhook.consecutiveFailures++;
    webhook.firstConsecutiveFailDate ??= new Date(this.#world.present).toISOString();
    if (webhook.consecutiveFailures >= this.#options.disableAfterFailures) webhook.active = false;
  }
}
