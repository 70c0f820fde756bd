/** A call of GitHub's API: schemas for query and body, refusals in GitHub's form, entity tags, and both forms of a repository's address. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Exchange } from "../loopback/index.ts";
import { type Answer, type AnyPlatformCall, definePlatformCall, type Probe } from "../platform/index.ts";
import { type Permission, requireAccess } from "./access.ts";
import type { Limits } from "./limits.ts";
import type { ManifestPage } from "./manifest-page.ts";
import type { Caller, Repository } from "./model.ts";
import { forbidden, GitHubRefusal, moved } from "./refusal.ts";
import type { Webhooks } from "./webhooks.ts";
import type { World } from "./world.ts";

/** What the calls work on. */
export interface Desk {
  readonly world: World;
  readonly webhooks: Webhooks;
  readonly limits: Limits;
  readonly manifests: ManifestPage;
}

export interface GitHubRequest<Query, Body> {
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  readonly exchange: Exchange;
  /** A part of the path. */
  part(name: string): string;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface CallDefinition<Query extends z.ZodRawShape, Body extends z.ZodRawShape> {
  readonly method: Method;
  /** As GitHub's description writes it. */
  readonly path: string;
  /** Left out: the call takes no query. */
  readonly query?: Query;
  /** Left out: the call takes no body. */
  readonly body?: Body;
  /** Left out: a parameter that no call knows. */
  readonly malformed?: Probe;
  /** False for a call without a token: a code is proof enough. */
  readonly authenticated?: boolean;
  /** Which tokens it takes; everybody's when left out. */
  readonly callers?: readonly Caller["kind"][];
  run(request: GitHubRequest<z.infer<z.ZodObject<Query>>, z.infer<z.ZodObject<Body>>>): Answer;
}

const apiVersion = "2022-11-28";

export function defineCall<Query extends z.ZodRawShape, Body extends z.ZodRawShape>(
  desk: Desk,
  definition: CallDefinition<Query, Body>,
): AnyPlatformCall<Caller> {
  const { method, path, callers, run } = definition;
  const bodySchema = definition.body ? z.strictObject(definition.body) : null;
  return definePlatformCall<z.infer<z.ZodObject<Query>>, unknown, Caller>({
    name: `${method} ${path}`,
    method,
    path,
    ...(definition.authenticated !== undefined && { authenticated: definition.authenticated }),
    query: z.strictObject((definition.query ?? {}) as Query),
    // A call whose body has nothing that must be there may be made without one.
    body: bodySchema ? z.preprocess((value) => value ?? {}, bodySchema) : z.undefined(),
    malformed: definition.malformed ?? { query: { nonsense: "1" } },
    run({ parameters, query, body, caller, exchange }) {
      try {
        checkVersion(exchange);
        if (callers && !callers.includes(caller.kind)) throw wrongToken(caller);
        const part = (name: string) => parameters[name] ?? "";
        const answer = run({ query, body: body as z.infer<z.ZodObject<Body>>, caller, exchange, part });
        return method === "GET" && answer.status === 200 ? tagged(desk, exchange, answer) : answer;
      } catch (error) {
        if (error instanceof GitHubRefusal) return error.answer;
        throw error;
      }
    },
  });
}

interface RepositoryCallDefinition<Query extends z.ZodRawShape, Body extends z.ZodRawShape>
  extends Omit<CallDefinition<Query, Body>, "run" | "path"> {
  /** Below the repository. */
  readonly path: string;
  readonly permission: Permission;
  /** Left out: what the method suggests. */
  readonly need?: "read" | "write";
  run(
    request: GitHubRequest<z.infer<z.ZodObject<Query>>, z.infer<z.ZodObject<Body>>> & {
      readonly repository: Repository;
    },
  ): Answer;
}

/** A call on a repository, by its name and by its id: GitHub's own links and redirects name it by the id. */
export function defineRepositoryCall<Query extends z.ZodRawShape, Body extends z.ZodRawShape>(
  desk: Desk,
  definition: RepositoryCallDefinition<Query, Body>,
): AnyPlatformCall<Caller>[] {
  const { permission, method, run } = definition;
  const need = definition.need ?? (method === "GET" ? "read" : "write");
  return ["/repos/{owner}/{repo}", "/repositories/{repository_id}"].map((place) =>
    defineCall(desk, {
      ...definition,
      path: place + definition.path,
      callers: ["installation", "user"],
      run(request) {
        const repository = findRepository(desk.world, request);
        requireAccess(desk.world, request.caller, repository, permission, need);
        return run({ ...request, repository });
      },
    }),
  );
}

function findRepository(world: World, { part, exchange }: Pick<GitHubRequest<unknown, unknown>, "part" | "exchange">) {
  if (part("repository_id") !== "") return world.repository(Number(part("repository_id")));
  const { repository, isFormer } = world.repositoryNamed(`${part("owner")}/${part("repo")}`);
  if (!isFormer) return repository;
  const rest = exchange.path.split("/repos/")[1]?.split("/").slice(2).join("/") ?? "";
  const search = exchange.query.toString();
  const location = `${world.apiUrl}/repositories/${repository.id}${rest && `/${rest}`}${search && `?${search}`}`;
  throw moved(exchange.method === "GET" ? 301 : 307, location);
}

function checkVersion({ headers, recordViolation }: Exchange): void {
  const version = headers["x-github-api-version"];
  if (version === undefined || version === apiVersion) return;
  recordViolation([`there is no version ${String(version)} of the API`]);
  throw new GitHubRefusal({ status: 400, body: { message: "Unsupported API version" } });
}

function wrongToken({ kind }: Caller): GitHubRefusal {
  if (kind === "installation") return forbidden("Resource not accessible by integration");
  if (kind === "user")
    return forbidden("You must authenticate with a JSON web token in order to access this endpoint.");
  return forbidden("You must authenticate with an installation access token in order to access this endpoint.");
}

/** With an entity tag; without a body when the client has this very answer, which then costs nothing. */
function tagged({ limits }: Desk, exchange: Exchange, answer: Answer): Answer {
  const etag = `W/"${createHash("sha256").update(JSON.stringify(answer.body)).digest("hex")}"`;
  const headers = { ...answer.headers, etag, "cache-control": "private, max-age=60, s-maxage=60" };
  if (exchange.headers["if-none-match"] !== etag) return { ...answer, headers };
  limits.giveBack(exchange);
  return { status: 304, headers };
}
