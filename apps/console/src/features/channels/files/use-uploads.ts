/** Files on their way up, for a message that is still being written. */
import { toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { largestFile, sendFile } from "../../../session/send-file.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import type { AttachedFile } from "../conversation/conversation.ts";

export interface Upload {
  readonly key: string;
  readonly source: File;
  /** How much of it is out, from 0 to 1. */
  readonly share: number;
  readonly isTooLarge: boolean;
  /** Null until it is stored. */
  readonly file: AttachedFile | null;
  readonly failure: ApiFailure | null;
}

/** As many as one message can carry. */
export const mostFiles = 10;

export function useUploads(workspaceId: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const { current } = running;
    return () => {
      for (const ending of current.values()) ending.abort();
    };
  }, []);

  const change = useCallback((key: string, more: Partial<Upload>) => {
    setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...more } : upload)));
  }, []);

  const start = useCallback(
    async (key: string, file: File) => {
      const ending = new AbortController();
      running.current.set(key, ending);
      const { signal } = ending;
      try {
        const onProgress = (share: number) => change(key, { share });
        const { id, name } = await sendFile(file, { workspaceId, signal, onProgress });
        change(key, { file: { id, name }, share: 1 });
      } catch (error) {
        if (!signal.aborted) change(key, { failure: toApiFailure(error) });
      } finally {
        running.current.delete(key);
      }
    },
    [change, workspaceId],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      const room = Math.max(0, mostFiles - uploads.length);
      const added = files.slice(0, room).map(
        (source): Upload => ({
          key: crypto.randomUUID(),
          source,
          share: 0,
          isTooLarge: source.size > largestFile,
          file: null,
          failure: null,
        }),
      );
      setUploads((before) => [...before, ...added]);
      for (const { key, source, isTooLarge } of added) if (!isTooLarge) void start(key, source);
    },
    [start, uploads.length],
  );

  const retry = useCallback(
    ({ key, source }: Upload) => {
      change(key, { failure: null, share: 0 });
      void start(key, source);
    },
    [change, start],
  );

  /** Stops it, or takes it away. */
  const remove = useCallback((key: string) => {
    running.current.get(key)?.abort();
    setUploads((before) => before.filter((upload) => upload.key !== key));
  }, []);
  const clear = useCallback(() => setUploads([]), []);
  return { uploads, add, retry, remove, clear };
}
