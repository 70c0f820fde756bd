/** The installation: one running Eureka, whatever organizations it holds. */
import { z } from "zod";

/** The version of this Eureka; a test holds it against the package. */
export const productVersion = "0.1.0";

export const exampleInstallation = { isSetUp: true, version: productVersion } as const;

export const installationSchema = z
  .strictObject({
    isSetUp: z.boolean().meta({ description: "Whether there is an organization already." }),
    version: z.string(),
  })
  .meta({ id: "Installation", example: exampleInstallation });

export type Installation = z.infer<typeof installationSchema>;
