/** Mentions of a platform in a command, as everybody types them here: `@handle`. */
import type { PlatformPerson } from "@eureka/contracts/people";
import { nameOfPerson } from "@eureka/contracts/people";
import { selectHandles } from "./people.store.ts";
import type { Scene } from "./scene.ts";

/** A mentioned person who is linked becomes `@handle`, any other `@name`; the rest of the text stays letter by letter. */
export async function translateMentions(
  scene: Scene,
  text: string,
  mentions: readonly PlatformPerson[],
): Promise<string> {
  const mentioned = mentions.filter(({ platformUserId }) => text.includes(`<@${platformUserId}>`));
  if (mentioned.length === 0) return text;
  const { context, connection } = scene;
  const handles = await selectHandles(
    context.transaction,
    connection.id,
    mentioned.map(({ platformUserId }) => platformUserId),
  );
  return mentioned.reduce(
    (translated, person) =>
      translated.replaceAll(
        `<@${person.platformUserId}>`,
        () => `@${handles.get(person.platformUserId) ?? nameOfPerson(person)}`,
      ),
    text,
  );
}
