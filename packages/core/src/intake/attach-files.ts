/** Files of a reply in the thread of a work item are attached to the comment that the reply became. */
import type { Comment } from "@eureka/contracts/comment";
import { builtInConnectorName } from "@eureka/contracts/connection";
import type { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import type { PlatformFile } from "@eureka/contracts/universal-event";
import { chatOf } from "../connections/index.ts";
import type { Principal } from "../operations/index.ts";
import { runForActor } from "./run-for-actor.ts";
import type { Occasion, Scene } from "./scene.ts";
import { takeFileJob } from "./take-file.ts";

type CommentOfReply = Pick<Comment, "id" | "workItemId">;

/**
 * What our own chat keeps is attached at once, anything else is fetched first, by jobs. Gives why a file could not be attached: the
 * comment stands without it. Files of guests stay in their chat, because nobody in the organization answers for them.
 */
export async function attachFiles(
  scene: Scene,
  occasion: Occasion,
  principal: Principal,
  comment: CommentOfReply,
  files: readonly PlatformFile[],
): Promise<EurekaError | null> {
  const { memberId } = principal;
  if (!memberId || files.length === 0) return null;
  if (scene.connection.connector === builtInConnectorName) return attachOwn(scene, principal, comment, files);
  if (!chatOf(scene.context.application, scene.connection).downloadFile) return null;
  const { place, person } = occasion;
  const { id: commentId, workItemId } = comment;
  for (const [index, file] of files.entries()) {
    const toldTo = { ...place, platformUserId: person.platformUserId, answers: `${scene.key}/file-${index}` };
    scene.context.enqueue({ name: takeFileJob, payload: { file, commentId, workItemId, memberId, toldTo } });
  }
  return null;
}

async function attachOwn(
  scene: Scene,
  principal: Principal,
  { id: commentId, workItemId }: CommentOfReply,
  files: readonly PlatformFile[],
): Promise<EurekaError | null> {
  let refusal: EurekaError | null = null;
  for (const { platformFileId } of files) {
    const fileId = idSchema("file").parse(platformFileId);
    // Each has a key of its own: one event makes several of these calls.
    const call = { operation: "attachment.create", input: { workItemId, fileId, commentId } };
    const outcome = await runForActor({ ...scene, key: `${scene.key}/${fileId}` }, principal, call);
    // One that hangs on the item already stays as it is.
    if (!outcome.ok && outcome.error.code !== "attachment.exists") refusal = outcome.error;
  }
  return refusal;
}
