/** Files on their way to an item, one after the other. */
import { eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useAppDispatch } from "../../../app/hooks.ts";
import { largestFile, sendFile } from "../../../session/send-file.ts";
import { useClient } from "../../../session/use-client.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import type { WholeItem } from "../types.ts";

export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly state: "queued" | "sending" | "tooLarge" | "failed";
  /** How much of it is out, from 0 to 1. */
  readonly share: number;
  readonly failure?: ApiFailure;
}

export interface Uploads {
  readonly uploads: readonly Upload[];
  readonly add: (files: Iterable<File>) => void;
  readonly retry: (id: number) => void;
  /** Stops it, or takes a failed one away. */
  readonly remove: (id: number) => void;
}

export function useUploads(item: WholeItem): Uploads {
  const client = useClient();
  const dispatch = useAppDispatch();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const last = useRef(0);
  const sending = useRef<{ readonly id: number; readonly ending: AbortController } | null>(null);
  const { id: workItemId, workspaceId } = item;

  const send = useCallback(
    async ({ id, file }: Upload) => {
      const ending = new AbortController();
      sending.current = { id, ending };
      const change = (more: Partial<Upload>) =>
        setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...more } : upload)));
      const { signal } = ending;
      change({ state: "sending" });
      try {
        const stored = await sendFile(file, { workspaceId, signal, onProgress: (share) => change({ share }) });
        await client.call("attachment.create", { workItemId, fileId: stored.id }, { signal });
        setUploads((all) => all.filter((upload) => upload.id !== id));
        dispatch(
          eurekaApi.util.invalidateTags([
            { type: "attachment", id: "LIST" },
            { type: "work_item", id: workItemId },
          ]),
        );
      } catch (error) {
        if (!signal.aborted) change({ state: "failed", failure: toApiFailure(error) });
      } finally {
        sending.current = null;
      }
    },
    [client, dispatch, workItemId, workspaceId],
  );

  useEffect(() => {
    const next = uploads.find(({ state }) => state === "queued");
    if (next && !sending.current) void send(next);
  }, [uploads, send]);

  // Who leaves the item leaves its uploads: they would end without anybody seeing how.
  useEffect(() => () => sending.current?.ending.abort(), []);

  const add = useCallback((files: Iterable<File>) => {
    const added = [...files].map((file): Upload => {
      last.current += 1;
      return { id: last.current, file, share: 0, state: file.size > largestFile ? "tooLarge" : "queued" };
    });
    setUploads((all) => [...all, ...added]);
  }, []);

  const retry = useCallback(
    (id: number) =>
      setUploads((all) =>
        all.map((upload) => (upload.id === id ? { id, file: upload.file, share: 0, state: "queued" } : upload)),
      ),
    [],
  );

  const remove = useCallback((id: number) => {
    if (sending.current?.id === id) sending.current.ending.abort();
    setUploads((all) => all.filter((upload) => upload.id !== id));
  }, []);

  return { uploads, add, retry, remove };
}
