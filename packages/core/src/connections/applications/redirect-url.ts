import type { Ports } from "../../operations/index.ts";

/** Where platforms send people back to after they consented: a page of the console. */
export function redirectUrl({ settings }: Pick<Ports, "settings">): string {
  return `${settings.publicUrl}/connections/callback`;
}

/** Where a platform sends people back to after it registered an application. */
export function registeredUrl({ settings }: Pick<Ports, "settings">): string {
  return `${settings.publicUrl}/connections/registered`;
}
