/** Slack's error words to the five codes: https://docs.slack.dev/reference/methods, the error tables of the methods that we call. */
import { ConnectorError, type ConnectorErrorCode } from "@eureka/connector-sdk";

const words: Readonly<Record<Exclude<ConnectorErrorCode, "invalid" | "rate_limited">, readonly string[]>> = {
  unauthorized: [
    "not_authed",
    "invalid_auth",
    "token_expired",
    "token_revoked",
    "account_inactive",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "access_denied",
    "ekm_access_denied",
    "org_login_required",
    "two_factor_setup_required",
    "enterprise_is_restricted",
    "team_access_not_granted",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "restricted_action_non_threadable_channel",
    "restricted_action_thread_locked",
    "user_is_restricted",
    "app_not_installed",
    "socket_mode_not_enabled",
    "bad_client_secret",
    "invalid_client_id",
    "client_id_token_mismatch",
    "invalid_code",
    "code_already_used",
    "invalid_refresh_token",
    "oauth_authorization_url_mismatch",
  ],
  not_found: [
    "channel_not_found",
    "not_in_channel",
    "message_not_found",
    "thread_not_found",
    "user_not_found",
    "users_not_found",
    "user_not_visible",
    "user_not_in_channel",
    "file_not_found",
    "file_deleted",
    "team_not_found",
    "bot_not_found",
    "no_item_specified",
    "unfurl_id_not_found",
    "cannot_find_message",
  ],
  unavailable: [
    "fatal_error",
    "internal_error",
    "service_unavailable",
    "request_timeout",
    "team_added_to_org",
    "accesslimited",
    "rollup_error",
    "slackbot_error",
    "too_many_websockets",
  ],
};

const codeOfWord: ReadonlyMap<string, keyof typeof words> = new Map(
  (Object.keys(words) as (keyof typeof words)[]).flatMap((code) => words[code].map((word) => [word, code] as const)),
);

/** Words for a token that a refresh may mend. */
const refusedTokenWords: ReadonlySet<string> = new Set([
  "invalid_auth",
  "token_expired",
  "token_revoked",
  "not_authed",
  "account_inactive",
]);

const waitSeconds = 30;

/** The error for a word of Slack's. A word that we do not know means that the request was wrong; text that is no word, no answer of Slack. */
export function errorOfWord(word: string, retryAfterSeconds = waitSeconds): ConnectorError {
  if (word === "ratelimited" || word === "rate_limited") {
    return new ConnectorError("rate_limited", "Slack asks us to wait", { platformCode: word, retryAfterSeconds });
  }
  if (!/^[a-z][a-z0-9_]{0,79}$/.test(word)) return new ConnectorError("unavailable", "Slack gave no answer of its own");
  return new ConnectorError(codeOfWord.get(word) ?? "invalid", `Slack answered ${word}`, { platformCode: word });
}

export function mayRefresh(error: unknown): boolean {
  return error instanceof ConnectorError && refusedTokenWords.has(error.platformCode ?? "");
}

/** Runs a call whose refusal with one of these words means that what it wishes is so already. */
export async function succeedOn(acceptable: readonly string[], call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof ConnectorError && acceptable.includes(error.platformCode ?? ""))) throw error;
  }
}
