/** The token in a download link: signed, for one file of one organization, until a certain time. */
import { idSchema } from "@eureka/contracts/ids";
import { signToken, verifyToken } from "@eureka/kit/crypto";
import { z } from "zod";
import type { Ports } from "../operations/index.ts";
import type { ContentPlace } from "./content-place.ts";

const purpose = "file.open_link";
const payloadSchema = z.tuple([idSchema("organization"), idSchema("file")]);

type Signer = Pick<Ports, "settings" | "clock">;

export function signLink({ settings, clock }: Signer, place: ContentPlace, seconds: number): string {
  return signToken([place.organizationId, place.fileId], settings.signingKey, { purpose, expiresIn: seconds, clock });
}

/** Which file a token opens, or null when it is not ours, was changed, or is too old. */
export function readLink({ settings, clock }: Signer, token: string): ContentPlace | null {
  const payload = payloadSchema.safeParse(verifyToken(token, settings.signingKey, { purpose, clock }));
  if (!payload.success) return null;
  const [organizationId, fileId] = payload.data;
  return { organizationId, fileId };
}
