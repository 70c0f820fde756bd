/** A person says yes or no on the page where apps are installed. */
import { z } from "zod";
import type { AppSettings } from "../app-settings.ts";
import type { SlackState } from "../state.ts";

const scopes = z
  .string()
  .transform((list) => list.split(/[,\s]+/).filter((scope) => scope !== ""))
  .pipe(z.array(z.string().regex(/^[a-z][a-z_.-]*(:[a-z_.-]+)*$/, "is no scope")));

const authorizeQuery = z
  .strictObject({
    client_id: z.string(),
    scope: scopes.default([]),
    user_scope: scopes.default([]),
    // Not in Slack's own description, but part of the standard that it follows: it is let pass.
    response_type: z.literal("code").optional(),
    redirect_uri: z.url().optional(),
    state: z.string().optional(),
    team: z.string().optional(),
    granular_bot_scope: z.string().optional(),
    code_challenge: z.string().min(43).max(128).optional(),
    code_challenge_method: z.enum(["S256", "plain"]).default("plain"),
  })
  .refine(({ scope, user_scope: user }) => scope.length + user.length > 0, "invalid_scope");

export interface AuthorizeRequest {
  readonly app: AppSettings;
  readonly query: z.infer<typeof authorizeQuery>;
  /** Where the person goes afterwards. */
  readonly redirectUri: string;
}

/** Reads the query of `/oauth/v2/authorize`. A text says in Slack's words what is wrong with it. */
export function readAuthorizeRequest(state: SlackState, parameters: URLSearchParams): AuthorizeRequest | string {
  const read = authorizeQuery.safeParse(Object.fromEntries(parameters));
  if (!read.success) return `invalid_arguments: ${z.prettifyError(read.error)}`;
  const app = [...state.apps.values()].find(({ clientId }) => clientId === read.data.client_id);
  if (!app) return "invalid_client_id";
  const redirectUri = read.data.redirect_uri ?? app.redirectUris[0];
  const isKnown = app.redirectUris.length === 0 || app.redirectUris.some((known) => redirectUri?.startsWith(known));
  if (redirectUri === undefined || !isKnown) return "bad_redirect_uri";
  return { app, query: read.data, redirectUri };
}

/** @throws when the workspace belongs to no enterprise */
function enterpriseOf(state: SlackState, teamId: string): string {
  const { enterprise } = state.team(teamId);
  if (!enterprise) throw new TypeError("the workspace belongs to no enterprise");
  return enterprise.id;
}

export interface Approval {
  readonly teamId: string;
  readonly userId: string;
  readonly isDenied?: boolean;
  /** An administrator of the enterprise lets the app into all of its workspaces. */
  readonly isForEnterprise?: boolean;
}

/** The address to which the person's browser is sent, with a code that lives ten minutes or with `access_denied`. */
export function approveInstall(
  state: SlackState,
  request: AuthorizeRequest,
  { teamId, userId, isDenied = false, isForEnterprise = false }: Approval,
): string {
  const { app, query, redirectUri } = request;
  const location = new URL(redirectUri);
  const { state: returned } = query;
  if (isDenied) location.searchParams.set("error", "access_denied");
  else {
    const value = `${state.newId("")}.${state.newSecret()}`;
    const { code_challenge: challenge, code_challenge_method: method } = query;
    state.codes.set(value, {
      value,
      appId: app.id,
      teamId: state.team(teamId).id,
      enterpriseId: isForEnterprise ? enterpriseOf(state, teamId) : null,
      userId: state.user(userId).id,
      scopes: query.scope,
      userScopes: query.user_scope,
      redirectUri: query.redirect_uri ?? "",
      challenge: challenge === undefined ? null : { value: challenge, method },
      expiresAt: state.now() + 600_000,
      isUsed: false,
    });
    location.searchParams.set("code", value);
  }
  if (returned !== undefined) location.searchParams.set("state", returned);
  return location.href;
}
