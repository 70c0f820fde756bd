import type { AnyPlatformCall } from "../../platform/index.ts";
import { accessOf } from "../access.ts";
import { type Desk, defineCall } from "../define-call.ts";
import { drawProfile } from "../draw/draw-account.ts";
import { drawInstallation } from "../draw/draw-app.ts";
import type { Caller, Installation } from "../model.ts";
import { cutPage, pageQuery } from "../paginate.ts";
import { notFound } from "../refusal.ts";

export function userCalls(desk: Desk): AnyPlatformCall<Caller>[] {
  const { world, limits } = desk;
  const userOf = (caller: Caller) => {
    if (caller.kind !== "user") throw notFound();
    return caller.token;
  };
  /** A person sees the installations in his own account, and those that reach a repository of his. */
  const isSeenBy = (installation: Installation, userId: number) =>
    installation.account.id === userId ||
    world.repositoriesOf(installation).some((repository) => accessOf(repository, userId) !== "none");
  return [
    defineCall(desk, {
      method: "GET",
      path: "/user",
      callers: ["user"],
      run: ({ caller }) => ({ status: 200, body: drawProfile(world, userOf(caller).user) }),
    }),
    defineCall(desk, {
      method: "GET",
      path: "/user/installations",
      callers: ["user"],
      query: pageQuery,
      malformed: { query: { page: "-1" } },
      run({ caller, query, exchange }) {
        const { app, user } = userOf(caller);
        const all = [...world.installations.values()].filter(
          (installation) => installation.app === app && isSeenBy(installation, user.id),
        );
        const { shown, headers } = cutPage(exchange, world.url, all, query);
        const installations = shown.map((installation) => drawInstallation(world, installation));
        return { status: 200, headers, body: { total_count: all.length, installations } };
      },
    }),
    defineCall(desk, {
      method: "GET",
      path: "/user/{account_id}",
      run({ part }) {
        const id = part("account_id");
        if (!/^\d+$/.test(id)) throw notFound();
        return { status: 200, body: drawProfile(world, world.account(id)) };
      },
    }),
    defineCall(desk, {
      method: "GET",
      path: "/users/{username}",
      run({ part }) {
        const account = world.account(part("username"));
        if (String(account.id) === part("username")) throw notFound();
        return { status: 200, body: drawProfile(world, account) };
      },
    }),
    defineCall(desk, {
      method: "GET",
      path: "/rate_limit",
      run({ exchange }) {
        limits.giveBack(exchange);
        const rate = limits.overview(exchange);
        const search = { limit: 30, remaining: 30, reset: rate.reset, used: 0 };
        return { status: 200, body: { resources: { core: rate, search }, rate } };
      },
    }),
  ];
}
