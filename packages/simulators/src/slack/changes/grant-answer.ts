/** The two short-lived permissions that come with everything a person does in an app. */
import type { ResponseUrl, Trigger } from "../records.ts";
import { refusal } from "../refusal.ts";
import type { SlackState } from "../state.ts";

const second = 1_000;
const minute = 60 * second;

/** Opens one view within three seconds. */
export function grantTrigger(
  state: SlackState,
  trigger: Pick<Trigger, "appId" | "teamId" | "userId"> & { readonly viewId?: string },
): string {
  const id = `${state.newId("")}.${state.now()}.${state.newSecret()}`;
  state.triggers.set(id, { viewId: null, ...trigger, id, expiresAt: state.now() + 3 * second, isUsed: false });
  return id;
}

/** @throws when the trigger is not the app's, too old or used */
export function useTrigger(state: SlackState, id: string, appId: string): Trigger {
  const trigger = state.triggers.get(id);
  if (!trigger || trigger.appId !== appId) throw refusal("invalid_trigger_id");
  if (trigger.isUsed) throw refusal("exchanged_trigger_id");
  if (trigger.expiresAt < state.now()) throw refusal("expired_trigger_id");
  trigger.isUsed = true;
  return trigger;
}

/** An address for up to five answers within half an hour; relative to the server. */
export function grantResponseUrl(
  state: SlackState,
  kind: "commands" | "actions" | "app",
  place: Pick<ResponseUrl, "appId" | "teamId" | "userId" | "channelId"> &
    Partial<Pick<ResponseUrl, "messageTs" | "threadTs">>,
): string {
  const path = `/${kind}/${place.teamId}/${state.newId("")}/${state.newSecret()}`;
  const expiresAt = state.now() + 30 * minute;
  state.responseUrls.set(path, { messageTs: null, threadTs: null, ...place, path, expiresAt, uses: 0 });
  return path;
}
