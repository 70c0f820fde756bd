/** GitHub makes the App itself, from a manifest (documentation, "Registering a GitHub App from a manifest"). */
import { type ApplicationRegistration, ConnectorError } from "@eureka/connector-sdk";
import { z } from "zod";
import { siteOf } from "./addresses.ts";
import { applicationEvents, applicationPermissions } from "./application-wishes.ts";
import { privateKey, slug, webhookSecret } from "./auth.ts";
import { readAnswer, sendRequest } from "./send-request.ts";

/** GitHub takes no longer names for an App. */
const longestName = 34;

const conversionSchema = z.object({
  slug: z.string().min(1),
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  webhook_secret: z.string().min(1).nullable(),
  pem: z.string().min(1),
});

export const githubRegistration: ApplicationRegistration = {
  owner: {
    title: "Organization on GitHub",
    help: "To which the App shall belong, for example “acme” of github.com/acme. Left empty, it belongs to you.",
  },

  describe({ baseUrl, owner, state, returnUrl, name, publicUrl, redirectUrl }) {
    const place = owner === null ? "" : `/organizations/${encodeURIComponent(owner)}`;
    const manifest = {
      name: name.slice(0, longestName).trimEnd(),
      url: publicUrl,
      public: false,
      redirect_url: returnUrl,
      callback_urls: [redirectUrl],
      request_oauth_on_install: true,
      hook_attributes: { url: `${publicUrl}/hooks/github`, active: true },
      default_permissions: applicationPermissions,
      default_events: applicationEvents,
    };
    return {
      url: `${siteOf(baseUrl)}${place}/settings/apps/new?${new URLSearchParams({ state })}`,
      fields: { manifest: JSON.stringify(manifest) },
    };
  },

  async exchange(tools, code) {
    const path = `/app-manifests/${encodeURIComponent(code)}/conversions`;
    const made = await readAnswer(conversionSchema, await sendRequest(tools, { method: "POST", path, token: null }));
    if (made.webhook_secret === null)
      throw new ConnectorError("invalid", "The App has no webhook", { platformCode: "no_webhook_secret" });
    return {
      clientId: made.client_id,
      secrets: {
        clientSecret: made.client_secret,
        [slug]: made.slug,
        [privateKey]: made.pem,
        [webhookSecret]: made.webhook_secret,
      },
    };
  },
};
