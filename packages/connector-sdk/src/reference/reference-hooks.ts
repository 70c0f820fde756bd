/** The reference tracker's list of addresses that it delivers to. */
import { ConnectorError } from "../connector-error.ts";
import type { HooksCapability, PlatformHook } from "../hooks.ts";
import type { ReferenceTrackerServer } from "./reference-tracker-server.ts";

export function createReferenceHooks({ hooks, faults }: ReferenceTrackerServer): HooksCapability {
  const list = () => [...hooks.values()];
  return {
    async register({ watchedId, callbackUrl }) {
      const known = await faults.run("read", () =>
        list().find((hook) => hook.watchedId === watchedId && hook.callbackUrl === callbackUrl),
      );
      if (known?.active) return known;
      return faults.run("write", () => {
        const platformHookId = known?.platformHookId ?? `hook-${hooks.size + 1}`;
        const made: PlatformHook = { platformHookId, watchedId, callbackUrl, active: true };
        hooks.set(platformHookId, made);
        return made;
      });
    },
    list: () => faults.run("read", list),
    check: ({ platformHookId }) =>
      faults.run("write", () => {
        const known = hooks.get(platformHookId);
        if (!known) throw new ConnectorError("not_found", `There is no hook ${platformHookId}`);
        const checked = { ...known, active: true };
        hooks.set(platformHookId, checked);
        return checked;
      }),
    remove: (platformHookId) => faults.run("write", () => void hooks.delete(platformHookId)),
  };
}
