/** A channel as its platform names it: what somebody chooses from who says where its work goes. */
import { z } from "zod";
import { pageOf } from "./page.ts";
import { platformIdSchema } from "./people.ts";

export const examplePlatformChannel = {
  platformChannelId: "C024BE91L",
  name: "general",
  isPrivate: false,
  isMapped: true,
  goesTo: "Web team / Operations",
} as const;

export const platformChannelListedSchema = z
  .strictObject({
    platformChannelId: platformIdSchema.meta({ description: "As channel_mapping.set takes it." }),
    name: z
      .string()
      .nullable()
      .meta({ description: "As its platform shows it, without a mark before it; null where it has none." }),
    isPrivate: z.boolean().meta({ description: "Whether only those see it who are in it." }),
    isMapped: z.boolean().meta({ description: "Whether a mapping says already where its work goes." }),
    goesTo: z
      .string()
      .nullable()
      .meta({ description: "Where the mapping leads, by name; null without one, and for one that you do not see." }),
  })
  .meta({ id: "PlatformChannel", example: examplePlatformChannel });

export type ListedPlatformChannel = z.infer<typeof platformChannelListedSchema>;

export const platformChannelPageSchema = pageOf(platformChannelListedSchema, "PlatformChannelPage");
