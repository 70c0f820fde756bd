/** Files on their way to an item, one after the other. */
import { eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useAppDispatch } from "../../../app/hooks.ts";
import { useClient } from "../../../session/use-client.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import type { WholeItem } from "../types.ts";
import { largestFile } from "./file-words.ts";

export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly state: "queued" | "sending" | "tooLarge" | "failed";
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
      setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, state: "sending" } : upload)));
      try {
        const options = { signal: ending.signal };
        const input = { name: file.name, workspaceId, ...(file.type !== "" && { mediaType: file.type }) };
        const stored = await client.upload("file.upload", input, file, options);
        await client.call("attachment.create", { workItemId, fileId: stored.id }, options);
        setUploads((all) => all.filter((upload) => upload.id !== id));
        dispatch(
          eurekaApi.util.invalidateTags([
            { type: "attachment", id: "LIST" },
            { type: "work_item", id: workItemId },
          ]),
        );
      } catch (error) {
        if (!ending.signal.aborted) {
          const failure = toApiFailure(error);
          setUploads((all) =>
            all.map((upload) => (upload.id === id ? { ...upload, state: "failed", failure } : upload)),
          );
        }
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
      return { id: last.current, file, state: file.size > largestFile ? "tooLarge" : "queued" };
    });
    setUploads((all) => [...all, ...added]);
  }, []);

  const retry = useCallback(
    (id: number) =>
      setUploads((all) =>
        all.map((upload) => (upload.id === id ? { id, file: upload.file, state: "queued" } : upload)),
      ),
    [],
  );

  const remove = useCallback((id: number) => {
    if (sending.current?.id === id) sending.current.ending.abort();
    setUploads((all) => all.filter((upload) => upload.id !== id));
  }, []);

  return { uploads, add, retry, remove };
}
