/** What an application asks as itself: where it is installed, tokens of its installations, its webhook and what was delivered. */
import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { issueInstallationToken, revokeAuthorization, setSuspended, uninstallApp } from "../deeds/app-deeds.ts";
import { type Desk, defineCall } from "../define-call.ts";
import { drawApp, drawDelivery, drawDeliveryBriefly, drawInstallation } from "../draw/draw-app.ts";
import { drawRepository } from "../draw/draw-repository.ts";
import { isoTime } from "../draw/draw-values.ts";
import type { App, Caller, Delivery, Installation } from "../model.ts";
import { answerPage, cutPage, pageQuery } from "../paginate.ts";
import { notFound, refuse } from "../refusal.ts";
import type { World } from "../world.ts";

const permissions = z.record(z.string(), z.enum(["read", "write", "admin"]));

export function appCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world, webhooks, manifests } = desk;
  const callers = ["app"] as const;

  const appOf = (caller: Caller): App => {
    if (caller.kind !== "app") throw notFound();
    return caller.app;
  };
  const installationOf = (caller: Caller, id: string): Installation => {
    const found = world.installation(Number(id));
    if (found.app !== appOf(caller)) throw notFound();
    return found;
  };
  const deliveryOf = (caller: Caller, id: string): Delivery => {
    const app = appOf(caller);
    const found = world.deliveries.find((delivery) => delivery.app === app && String(delivery.id) === id);
    if (!found) throw notFound();
    return found;
  };
  const drawHook = ({ hook }: App) => ({
    url: hook.url,
    content_type: hook.contentType,
    secret: "********",
    insecure_ssl: hook.insecureSsl,
  });

  return [
    defineCall(desk, {
      method: "POST",
      path: "/app-manifests/{code}/conversions",
      authenticated: false,
      run({ part }) {
        const app = manifests.convert(part("code"));
        const { clientSecret, hook, privateKey } = app;
        const webhookSecret = hook.url === "" ? null : hook.secret;
        const proofs = { client_secret: clientSecret, webhook_secret: webhookSecret, pem: privateKey };
        return { status: 201, body: { ...drawApp(world, app), ...proofs } };
      },
    }),
    defineCall(desk, {
      method: "DELETE",
      path: "/applications/{client_id}/grant",
      authenticated: false,
      body: { access_token: z.string() },
      malformed: { body: { access_token: 5 } },
      run({ part, body, exchange }) {
        const app = provenApp(world, exchange.headers.authorization);
        if (app?.clientId !== part("client_id")) throw notFound();
        const token = world.tokens.get(body.access_token);
        if (token?.kind !== "user" || token.app !== app || token.expiresAt <= world.now)
          return refuse(422, "Validation Failed");
        revokeAuthorization(world, app, token.user);
        return { status: 204 };
      },
    }),
    defineCall(desk, {
      method: "GET",
      path: "/app",
      callers,
      run: ({ caller }) => ({ status: 200, body: drawApp(world, appOf(caller)) }),
    }),
    defineCall(desk, {
      method: "GET",
      path: "/app/installations",
      callers,
      query: pageQuery,
      malformed: { query: { per_page: "many" } },
      run({ caller, query, exchange }) {
        const app = appOf(caller);
        const installed = [...world.installations.values()].filter((installation) => installation.app === app);
        return answerPage(exchange, world.url, installed, query, (entry) => drawInstallation(world, entry));
      },
    }),
    defineCall(desk, {
      method: "GET",
      path: "/app/installations/{installation_id}",
      callers,
      run: ({ caller, part }) => ({
        status: 200,
        body: drawInstallation(world, installationOf(caller, part("installation_id"))),
      }),
    }),
    defineCall(desk, {
      method: "DELETE",
      path: "/app/installations/{installation_id}",
      callers,
      run({ caller, part }) {
        uninstallApp(world, appOf(caller).bot, installationOf(caller, part("installation_id")));
        return { status: 204 };
      },
    }),
    defineCall(desk, {
      method: "PUT",
      path: "/app/installations/{installation_id}/suspended",
      callers,
      run({ caller, part }) {
        setSuspended(world, appOf(caller).bot, installationOf(caller, part("installation_id")), true);
        return { status: 204 };
      },
    }),
    defineCall(desk, {
      method: "DELETE",
      path: "/app/installations/{installation_id}/suspended",
      callers,
      run({ caller, part }) {
        setSuspended(world, appOf(caller).bot, installationOf(caller, part("installation_id")), false);
        return { status: 204 };
      },
    }),
    defineCall(desk, {
      method: "POST",
      path: "/app/installations/{installation_id}/access_tokens",
      callers,
      body: { repository_ids: z.array(z.int()).optional(), permissions: permissions.optional() },
      malformed: { body: { repository_ids: "all" } },
      run({ caller, part, body }) {
        const installation = installationOf(caller, part("installation_id"));
        const wish = { repositoryIds: body.repository_ids, permissions: body.permissions };
        const token = issueInstallationToken(world, installation, wish);
        const { selected } = token;
        const reached = world.repositoriesOf(installation).filter(({ id }) => selected?.has(id));
        return {
          status: 201,
          body: {
            token: token.text,
            expires_at: isoTime(token.expiresAt),
            permissions: token.permissions,
            repository_selection: installation.selected || selected ? "selected" : "all",
            ...(selected && { repositories: reached.map((repository) => drawRepository(world, repository)) }),
          },
        };
      },
    }),
    defineCall(desk, {
      method: "GET",
      path: "/app/hook/config",
      callers,
      run: ({ caller }) => ({ status: 200, body: drawHook(appOf(caller)) }),
    }),
    defineCall(desk, {
      method: "PATCH",
      path: "/app/hook/config",
      callers,
      body: {
        url: z.url().optional(),
        content_type: z.enum(["json", "form"]).optional(),
        secret: z.string().min(1).optional(),
        insecure_ssl: z.union([z.string(), z.number()]).optional(),
      },
      malformed: { body: { url: 5 } },
      run({ caller, body }) {
        const app = appOf(caller);
        Object.assign(app.hook, {
          ...(body.url !== undefined && { url: body.url }),
          ...(body.secret !== undefined && { secret: body.secret }),
          ...(body.content_type !== undefined && { contentType: body.content_type }),
        });
        return { status: 200, body: drawHook(app) };
      },
    }),
    defineCall(desk, {
      method: "GET",
      path: "/app/hook/deliveries",
      callers,
      query: {
        per_page: pageQuery.per_page,
        cursor: z.string().min(1).optional(),
        status: z.enum(["success", "failure"]).optional(),
      },
      malformed: { query: { status: "perhaps" } },
      run({ caller, query, exchange }) {
        const { per_page: size = 30, cursor, status } = query;
        const app = appOf(caller);
        // Newest first; the cursor is the last one that was seen.
        const all = world.deliveries
          .filter((delivery) => delivery.app === app)
          .filter(({ statusCode }) => status === undefined || isSuccess(statusCode) === (status === "success"))
          .sort((one, other) => other.id - one.id)
          .filter(({ id }) => cursor === undefined || id < Number(cursor));
        const shown = all.slice(0, size);
        const next = new URLSearchParams({ per_page: String(size), cursor: String(shown.at(-1)?.id) });
        if (status !== undefined) next.set("status", status);
        const link = `<${world.url}${exchange.path}?${next}>; rel="next"`;
        return { status: 200, ...(all.length > size && { headers: { link } }), body: shown.map(drawDeliveryBriefly) };
      },
    }),
    defineCall(desk, {
      method: "GET",
      path: "/app/hook/deliveries/{delivery_id}",
      callers,
      run: ({ caller, part }) => ({ status: 200, body: drawDelivery(deliveryOf(caller, part("delivery_id"))) }),
    }),
    defineCall(desk, {
      method: "POST",
      path: "/app/hook/deliveries/{delivery_id}/attempts",
      callers,
      run({ caller, part }) {
        webhooks.redeliver(deliveryOf(caller, part("delivery_id")));
        return { status: 202, body: {} };
      },
    }),
    defineCall(desk, {
      method: "GET",
      path: "/installation/repositories",
      callers: ["installation"],
      query: pageQuery,
      malformed: { query: { page: "first" } },
      run({ caller, query, exchange }) {
        if (caller.kind !== "installation") throw notFound();
        const { installation, selected } = caller.token;
        const reached = world.repositoriesOf(installation).filter(({ id }) => selected === null || selected.has(id));
        const { shown, headers } = cutPage(exchange, world.url, reached, query);
        const repositories = shown.map((repository) => drawRepository(world, repository));
        const repository_selection = installation.selected === null ? "all" : "selected";
        return { status: 200, headers, body: { total_count: reached.length, repository_selection, repositories } };
      },
    }),
    defineCall(desk, {
      method: "DELETE",
      path: "/installation/token",
      callers: ["installation"],
      run({ caller }) {
        if (caller.kind === "installation") world.tokens.delete(caller.token.text);
        return { status: 204 };
      },
    }),
  ];
}

/** The application that shows its own name and secret. */
function provenApp(world: World, authorization: string | undefined): App | undefined {
  const pair = /^Basic (\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const shown = Buffer.from(pair, "base64").toString();
  return [...world.apps.values()].find(({ clientId, clientSecret }) => shown === `${clientId}:${clientSecret}`);
}

function isSuccess(statusCode: number): boolean {
  return statusCode >= 200 && statusCode < 400;
}
