/** People as a platform knows them, before anybody asks whether they are linked to a member (see "external identity" in the glossary). */
import { z } from "zod";

/** An identifier that a platform gave: opaque text, never parsed outside the platform's own connector. */
export const platformIdSchema = z.string().min(1).max(255);

/**
 * A person or a bot on a platform. Only the id is certain: several platforms send nothing else in their deliveries,
 * and the directory capability then fills in the rest.
 */
export const platformPersonSchema = z
  .strictObject({
    platformUserId: platformIdSchema,
    /** The name that people see, as far as the delivery carried it. */
    displayName: z.string().min(1).max(255).optional(),
    /** True for every account that a program drives, our own included. */
    isBot: z.boolean(),
    /** Present only when the platform vouches that the address is verified, because people are matched by it. */
    email: z.email().max(320).optional(),
  })
  .meta({ id: "PlatformPerson", example: { platformUserId: "U024BE7LH", displayName: "Ann", isBot: false } });

export type PlatformPerson = z.infer<typeof platformPersonSchema>;

/** The name to show for a person: the display name, else the platform's id. */
export function nameOfPerson(person: PlatformPerson): string {
  return person.displayName ?? person.platformUserId;
}
