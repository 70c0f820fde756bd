/** The webhook of each application: signed deliveries, what was delivered, and redelivery when it is asked for. GitHub repeats nothing by itself. */
import { createHmac, randomUUID } from "node:crypto";
import { EventSender } from "../platform/index.ts";
import { drawAccount, drawOrganization } from "./draw/draw-account.ts";
import { drawRepository } from "./draw/draw-repository.ts";
import { nodeId } from "./draw/draw-values.ts";
import type { App, Delivery, Installation } from "./model.ts";
import { invalid } from "./refusal.ts";
import type { Happening, World } from "./world.ts";

/** How long GitHub waits for an acknowledgement. */
const acknowledgeMilliseconds = 10_000;

/** Events about the installation itself come unasked. */
const unasked: ReadonlySet<string> = new Set([
  "installation",
  "installation_repositories",
  "github_app_authorization",
  "ping",
]);

interface Outgoing {
  readonly app: App;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly body: string;
  readonly redelivery: boolean;
}

/** The value of `x-hub-signature-256`. */
export function signDelivery(body: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

export class Webhooks {
  readonly sender = new EventSender({ acknowledgeMilliseconds, repeatAfterMilliseconds: [] });
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    world.onHappening = (happening) => this.#announce(happening);
  }

  /** Sends an earlier delivery once more, under the same GUID. */
  redeliver(delivery: Delivery): void {
    if (delivery.app.hook.url === "") throw invalid({ resource: "Hook", code: "missing_field", field: "url" });
    void this.#send({ ...delivery, redelivery: true });
  }

  /** What GitHub sends when the address is set. */
  ping(app: App): void {
    const { hook } = app;
    const body = JSON.stringify({
      zen: "Keep it logically awesome.",
      hook_id: app.id,
      hook: {
        type: "App",
        id: app.id,
        name: "web",
        active: true,
        events: app.events,
        config: { url: hook.url },
        app_id: app.id,
      },
    });
    const message = { event: "ping", action: null, installationId: null, repositoryId: null, body, redelivery: false };
    void this.#send({ app, guid: randomUUID(), ...message });
  }

  #announce(happening: Happening): void {
    for (const { app, installation } of this.#listeners(happening)) {
      const { event, action, repository } = happening;
      if (app.hook.url === "" || (!unasked.has(event) && !app.events.includes(event))) continue;
      const body = JSON.stringify(this.#draw(happening, installation));
      const repositoryId = repository?.id ?? null;
      const installationId = installation?.id ?? null;
      void this.#send({
        app,
        guid: randomUUID(),
        event,
        action,
        installationId,
        repositoryId,
        body,
        redelivery: false,
      });
    }
  }

  #listeners({
    app,
    installation,
    repository,
  }: Happening): { readonly app: App; readonly installation?: Installation }[] {
    if (installation) return [{ app: installation.app, installation }];
    if (app) return [{ app }];
    return [...this.#world.installations.values()]
      .filter((candidate) => candidate.suspendedAt === null)
      .filter((candidate) => repository && this.#world.repositoriesOf(candidate).includes(repository))
      .map((candidate) => ({ app: candidate.app, installation: candidate }));
  }

  #draw({ action, payload, repository, sender }: Happening, installation: Installation | undefined): object {
    const world = this.#world;
    return {
      ...(action !== null && { action }),
      ...payload,
      ...(repository && { repository: drawRepository(world, repository) }),
      ...(repository?.owner.type === "Organization" && { organization: drawOrganization(world, repository.owner) }),
      ...(installation &&
        payload.installation === undefined && {
          installation: { id: installation.id, node_id: nodeId("MDIzOk", installation.id) },
        }),
      sender: drawAccount(world, sender),
    };
  }

  async #send(outgoing: Outgoing): Promise<void> {
    const { app, guid, event, body } = outgoing;
    const { url, secret } = app.hook;
    const id = this.#world.newId();
    const headers = {
      "content-type": "application/json",
      "user-agent": "GitHub-Hookshot/simulated",
      accept: "*/*",
      "x-github-delivery": guid,
      "x-github-event": event,
      "x-github-hook-id": String(app.id),
      "x-github-hook-installation-target-id": String(app.id),
      "x-github-hook-installation-target-type": "integration",
      "x-hub-signature-256": signDelivery(body, secret),
    };
    const began = performance.now();
    const sent = await this.sender.send(event, () => ({ url, method: "POST", headers, body }));
    this.#world.deliveries.push({
      ...outgoing,
      id,
      url,
      headers,
      deliveredAt: this.#world.now,
      duration: Math.round(performance.now() - began) / 1_000,
      statusCode: sent?.attempts.at(-1) ?? 0,
      answer: sent?.answer ?? "",
    });
  }
}
