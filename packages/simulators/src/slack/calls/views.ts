/** Modals and home tabs. */
import { z } from "zod";
import { jsonOf, text, userId } from "../arguments.ts";
import { home, modal } from "../blocks/view.ts";
import { openModal, publishHome, replaceView } from "../changes/change-view.ts";
import { useTrigger } from "../changes/grant-answer.ts";
import type { View } from "../records.ts";
import { refusal } from "../refusal.ts";
import { showView } from "../shapes/show-view.ts";
import { defineMethod, type SlackCall } from "../slack-call.ts";
import type { World } from "../world.ts";

const opening = z.strictObject({ trigger_id: text, view: jsonOf(modal) });
const untitled = { type: "modal", title: { type: "plain_text", text: "More than twenty-four characters" }, blocks: [] };

export function viewCalls({ state }: World): SlackCall[] {
  const answer = (view: View) => ({ view: showView(state, view) });
  return [
    defineMethod({
      name: "views.open",
      tier: 4,
      arguments: opening,
      malformed: { trigger_id: "1.2.3", view: untitled },
      run({ args, caller: { install } }) {
        const { teamId, userId: person } = useTrigger(state, args.trigger_id, install.appId);
        return answer(openModal(state, { teamId, appId: install.appId, userId: person }, args.view));
      },
    }),
    defineMethod({
      name: "views.push",
      tier: 4,
      arguments: opening,
      malformed: { view: untitled, trigger_id: "1.2.3" },
      run({ args, caller: { install } }) {
        const { teamId, userId: person, viewId } = useTrigger(state, args.trigger_id, install.appId);
        if (viewId === null || state.openModals(person).length === 0) throw refusal("not_found");
        return answer(openModal(state, { teamId, appId: install.appId, userId: person }, args.view));
      },
    }),
    defineMethod({
      name: "views.update",
      tier: 4,
      arguments: z
        .strictObject({
          view: jsonOf(modal),
          view_id: text.optional(),
          external_id: text.optional(),
          hash: text.optional(),
        })
        .refine((args) => (args.view_id === undefined) !== (args.external_id === undefined), "needs one id"),
      malformed: { view_id: "V1", view: untitled },
      run({ args, caller: { install } }) {
        const view = [...state.views.values()].find(
          ({ id, appId, teamId, definition }) =>
            appId === install.appId &&
            state.covers(install, teamId) &&
            (args.view_id === undefined ? definition.external_id === args.external_id : id === args.view_id),
        );
        if (!view) throw refusal("not_found");
        return answer(replaceView(state, view, args.view, args.hash));
      },
    }),
    defineMethod({
      name: "views.publish",
      tier: 4,
      arguments: z.strictObject({ user_id: userId, view: jsonOf(home), hash: text.optional() }),
      malformed: { user_id: "U000001", view: { type: "home", blocks: [{ type: "header" }] } },
      run({ args, caller: { install } }) {
        const user = state.users.get(args.user_id);
        if (!user || !state.covers(install, user.teamId)) throw refusal("user_not_found");
        const owner = { teamId: user.teamId, appId: install.appId, userId: user.id };
        return answer(publishHome(state, owner, args.view, args.hash));
      },
    }),
  ].flat();
}
