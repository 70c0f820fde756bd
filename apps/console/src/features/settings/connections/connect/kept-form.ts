/** A form on its way to a platform: forms of the console go nowhere else, so a page of its own sends it. */
import type { Output } from "@eureka/sdk";

export type PlatformForm = NonNullable<Output<"connector_application.begin_registration">["form"]>;

const key = "eureka.form";

export function keepForm(form: PlatformForm): void {
  sessionStorage.setItem(key, JSON.stringify(form));
}

/** Once, and only when it goes where the address of the page says: to nothing else the page may send. */
export function takeForm(to: string | null): PlatformForm | null {
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (kept === null) return null;
  const form = JSON.parse(kept) as PlatformForm;
  return new URL(form.url).origin === to ? form : null;
}

/** The page that sends it. It is loaded anew, because the server lets it send a form to this place alone. */
export function leaveAddress({ url }: Pick<PlatformForm, "url">): string {
  return `/connections/leave?${new URLSearchParams({ to: new URL(url).origin })}`;
}
