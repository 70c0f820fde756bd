/** Saving a comment that was changed elsewhere meanwhile: then both versions are shown, and one is chosen. */
import type { EurekaClient } from "@eureka/sdk";
import { eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback, useState } from "react";
import { useAppDispatch } from "../../../app/hooks.ts";
import { useClient } from "../../../session/use-client.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import type { Comment } from "../types.ts";

export interface CommentConflict {
  readonly mine: string;
  readonly theirs: Comment;
}

export interface CommentSave {
  /** @param version of the comment that the text was written on. True once it is saved; false when it was refused or is in conflict. */
  readonly save: (body: string, version: number) => Promise<boolean>;
  readonly isSaving: boolean;
  readonly failure: ApiFailure | null;
  readonly conflict: CommentConflict | null;
  readonly clear: () => void;
}

/** The answer to a version that is no longer the last one. */
const preconditionFailed = 412;

export function useCommentSave({ id, workItemId }: Pick<Comment, "id" | "workItemId">): CommentSave {
  const client = useClient();
  const dispatch = useAppDispatch();
  const [update, { isLoading }] = eurekaApi.useCommentUpdateMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [conflict, setConflict] = useState<CommentConflict | null>(null);
  const clear = useCallback(() => {
    setFailure(null);
    setConflict(null);
  }, []);

  const findConflict = useCallback(
    async (body: string): Promise<boolean> => {
      const theirs = await findComment(client, workItemId, id);
      // What stands in the list is out of date, whatever is chosen.
      dispatch(eurekaApi.util.invalidateTags([{ type: "comment", id }]));
      if (theirs?.body === body) return true;
      if (theirs) setConflict({ mine: body, theirs });
      return false;
    },
    [client, dispatch, id, workItemId],
  );

  const save = useCallback(
    async (body: string, version: number) => {
      clear();
      try {
        await update({ id, body, ifMatch: version }).unwrap();
        return true;
      } catch (error) {
        const refused = toFailure(error);
        if (refused.status !== preconditionFailed) {
          setFailure(refused);
          return false;
        }
      }
      try {
        return await findConflict(body);
      } catch (error) {
        setFailure(toApiFailure(error));
        return false;
      }
    },
    [clear, findConflict, id, update],
  );
  return { save, isSaving: isLoading, failure, conflict, clear };
}

/** Comments are read in lists only. */
async function findComment(client: EurekaClient, workItemId: string, id: string): Promise<Comment | undefined> {
  for await (const comment of client.all("comment.list", { workItemId, limit: 100 })) {
    if (comment.id === id) return comment;
  }
  return undefined;
}
