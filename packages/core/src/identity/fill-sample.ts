/** The job that fills an organization with sample data. */
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type AnyJob, defineJob } from "../operations/index.ts";
import type { SampleData } from "./sample-data.ts";

export const fillSampleJobName = "identity.fill-sample";

const payload = z.strictObject({
  workspaceId: idSchema("workspace"),
  memberIds: z.array(idSchema("member")),
  madeAt: z.iso.datetime(),
});

export const fillSample = (sampleData: SampleData): AnyJob =>
  defineJob({
    name: fillSampleJobName,
    payload,
    run: ({ application, organizationId }, { madeAt, ...made }) =>
      sampleData.fill(application, { organizationId, ...made, madeAt: new Date(madeAt) }),
  });
