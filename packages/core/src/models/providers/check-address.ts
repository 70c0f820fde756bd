/** Which addresses an organization may give to a model. Names are looked at again, with what they lead to, whenever they are called. */
import { isIP } from "node:net";
import { EurekaError } from "@eureka/contracts/errors";
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import { say } from "@eureka/contracts/words";
import { isPublicAddress } from "@eureka/kit/http";
import type { Ports } from "../../operations/index.ts";
import { addressOf } from "../calls/model-endpoint.ts";

const localName = /(^|\.)localhost\.?$/i;

/** Throws `model_provider.address_refused`, unless the operator lets organizations name whatever they like. */
export function checkAddress(
  { settings }: Pick<Ports, "settings">,
  provider: { readonly kind: ModelProviderKind; readonly baseUrl: string | null },
): void {
  if (settings.models.allowPrivate) return;
  const { protocol, hostname, port } = new URL(addressOf(provider));
  const host = hostname.replace(/^\[|\]$/g, "");
  const refuse = (reason: string) => new EurekaError("model_provider.address_refused", { host, reason });
  if (localName.test(host) || (isIP(host) && !isPublicAddress(host))) throw refuse(say("model.address.private"));
  if (protocol !== "https:") throw refuse(say("model.address.not_encrypted"));
  if (port !== "" && port !== "443") throw refuse(say("model.address.port"));
}
