import { exampleInstallation, installationSchema, productVersion } from "@eureka/contracts/installation";
import { z } from "zod";
import { defineInstallationRead } from "../operations/index.ts";
import { installationHasOrganization } from "./tenancy.store.ts";

/** Tells who has nothing yet, not even an organization, what to do first. */
export const getInstallation = defineInstallationRead({
  name: "installation.get",
  summary: "Say whether this installation is set up",
  input: z.strictObject({}),
  output: installationSchema,
  http: { method: "GET", path: "/installation" },
  example: { input: {}, output: exampleInstallation },
  async answer({ ports }) {
    return { isSetUp: await ports.database.withPlatform(installationHasOrganization), version: productVersion };
  },
});
