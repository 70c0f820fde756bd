import type { View } from "../records.ts";
import type { SlackState } from "../state.ts";

/** A view as calls answer it and interactions carry it. */
export function showView(state: SlackState, view: View) {
  const { id, teamId, appId, definition, values, hash, rootId, previousId } = view;
  const bot = state.activeInstall(appId, teamId);
  return {
    id,
    team_id: teamId,
    type: definition.type,
    blocks: definition.blocks,
    private_metadata: definition.private_metadata ?? "",
    callback_id: definition.callback_id ?? "",
    external_id: definition.external_id ?? "",
    state: { values },
    hash,
    ...(definition.type === "modal" && {
      title: definition.title,
      close: definition.close ?? null,
      submit: definition.submit ?? null,
    }),
    clear_on_close: definition.clear_on_close ?? false,
    notify_on_close: definition.notify_on_close ?? false,
    submit_disabled: definition.submit_disabled ?? false,
    previous_view_id: previousId,
    root_view_id: rootId,
    app_id: appId,
    app_installed_team_id: teamId,
    bot_id: bot?.botId ?? "",
  };
}
