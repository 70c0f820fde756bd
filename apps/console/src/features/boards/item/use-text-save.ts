/** Saving a text that somebody else may have changed meanwhile: then both versions are shown, and one is chosen. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback, useState } from "react";
import { useClient } from "../../../session/use-client.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import type { WholeItem } from "../types.ts";
import { useTakeItem } from "./use-item-change.ts";

export type TextField = "title" | "description";

/** The text as it was when the editing began. */
export interface TextBase {
  readonly version: number;
  readonly text: string;
}

export interface TextConflict {
  readonly mine: string;
  readonly theirs: WholeItem;
}

export interface TextSave {
  /** True once it is saved; false when it was refused or is in conflict. */
  readonly save: (text: string, base: TextBase) => Promise<boolean>;
  readonly isSaving: boolean;
  readonly failure: ApiFailure | null;
  readonly conflict: TextConflict | null;
  readonly clearConflict: () => void;
}

/** The answer to a version that is no longer the last one. */
const preconditionFailed = 412;
/** The item may change again and again while others work on its other fields. */
const attempts = 4;

export function useTextSave(item: WholeItem, itemRef: string, field: TextField): TextSave {
  const client = useClient();
  const take = useTakeItem(itemRef);
  const [update, { isLoading }] = eurekaApi.useWorkItemUpdateMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [conflict, setConflict] = useState<TextConflict | null>(null);
  const { id } = item;

  const save = useCallback(
    async (text: string, base: TextBase) => {
      setFailure(null);
      setConflict(null);
      let version = base.version;
      for (let attempt = 1; ; attempt++) {
        try {
          take(await update({ id, [field]: text, ifMatch: version }).unwrap());
          return true;
        } catch (error) {
          const refused = toFailure(error);
          if (refused.status !== preconditionFailed || attempt === attempts) {
            setFailure(refused);
            return false;
          }
        }
        try {
          const theirs = await client.call("work_item.get", { id });
          if (theirs[field] !== base.text && theirs[field] !== text) {
            setConflict({ mine: text, theirs });
            return false;
          }
          // Something else of the item changed: that is no conflict.
          version = theirs.version;
        } catch (error) {
          setFailure(toFailure(error));
          return false;
        }
      }
    },
    [client, field, id, take, update],
  );
  return { save, isSaving: isLoading, failure, conflict, clearConflict: useCallback(() => setConflict(null), []) };
}
