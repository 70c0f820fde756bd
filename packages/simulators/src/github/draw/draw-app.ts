/** Applications, where they are installed, and what was delivered to them. */
import type { App, Delivery, Installation } from "../model.ts";
import type { World } from "../world.ts";
import { drawAccount } from "./draw-account.ts";
import { isoTime, nodeId } from "./draw-values.ts";

export function drawApp(world: World, app: App): Record<string, unknown> {
  const installed = [...world.installations.values()].filter((installation) => installation.app === app);
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId("A", app.id),
    client_id: app.clientId,
    owner: drawAccount(world, app.owner),
    name: app.name,
    description: null,
    external_url: "https://eureka.example",
    html_url: `${world.url}/apps/${app.slug}`,
    created_at: isoTime(app.createdAt),
    updated_at: isoTime(app.createdAt),
    permissions: app.permissions,
    events: app.events,
    installations_count: installed.length,
  };
}

export function drawInstallation(world: World, installation: Installation): Record<string, unknown> {
  const { id, app, account, selected, suspendedBy } = installation;
  return {
    id,
    account: drawAccount(world, account),
    repository_selection: selected === null ? "all" : "selected",
    access_tokens_url: `${world.apiUrl}/app/installations/${id}/access_tokens`,
    repositories_url: `${world.apiUrl}/installation/repositories`,
    html_url: `${world.url}/settings/installations/${id}`,
    app_id: app.id,
    client_id: app.clientId,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: app.events,
    created_at: isoTime(installation.createdAt),
    updated_at: isoTime(installation.updatedAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: suspendedBy && drawAccount(world, suspendedBy),
    suspended_at: isoTime(installation.suspendedAt),
  };
}

/** As the list of deliveries shows it. */
export function drawDeliveryBriefly(delivery: Delivery): Record<string, unknown> {
  const { id, guid, redelivery, duration, statusCode, event, action, installationId, repositoryId } = delivery;
  return {
    id,
    guid,
    delivered_at: isoTime(delivery.deliveredAt),
    redelivery,
    duration,
    status: wordOf(statusCode),
    status_code: statusCode,
    event,
    action,
    installation_id: installationId,
    repository_id: repositoryId,
    throttled_at: null,
  };
}

export function drawDelivery(delivery: Delivery): Record<string, unknown> {
  return {
    ...drawDeliveryBriefly(delivery),
    url: delivery.url,
    request: { headers: delivery.headers, payload: JSON.parse(delivery.body) },
    response: { headers: {}, payload: delivery.answer },
  };
}

function wordOf(statusCode: number): string {
  if (statusCode === 0) return "failed to connect to host";
  return statusCode < 300 ? "OK" : "Invalid HTTP Response";
}
