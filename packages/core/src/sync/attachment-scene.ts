/** Where attachments are compared: an item here and its copy there. */
import type { AttachmentsCapability, ItemReference } from "@eureka/connector-sdk";
import type { ExternalLinkRow } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";

export interface AttachmentScene {
  readonly place: Place;
  readonly attachments: AttachmentsCapability;
  readonly link: ExternalLinkRow;
  readonly item: ItemReference;
}
