/** The mandate: a person lets us write on a platform in her name, so that the platform shows her as the author. */
import { z } from "zod";
import { connectorNameSchema } from "./connection.ts";
import { idSchema } from "./ids.ts";

/** `lost`: the platform takes her tokens no longer, or lets her do too little; she may give it anew. */
export const mandateStates = ["none", "given", "lost"] as const;

export const exampleMandate = {
  connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yk",
  connector: "github",
  title: "acme",
  state: "given",
  externalIdentityId: "ext_01k8z7v3q8e9mbtz5a6rx4w2yj",
} as const;

export const mandateSchema = z
  .strictObject({
    connectionId: idSchema("connection"),
    connector: connectorNameSchema,
    title: z.string().meta({ description: "The title of the connection." }),
    state: z.enum(mandateStates),
    externalIdentityId: idSchema("external_identity")
      .nullable()
      .meta({ description: "The account in whose name we write; null while no mandate was given." }),
  })
  .meta({ id: "Mandate", example: exampleMandate });

export type Mandate = z.infer<typeof mandateSchema>;

export const mandateListSchema = z.strictObject({ data: z.array(mandateSchema) }).meta({ id: "MandateList" });
