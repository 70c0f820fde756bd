/** Files on their way up, for a message that is still being written. */
import { createEurekaClient } from "@eureka/sdk";
import { toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { getAccessToken } from "../../../session/tokens.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import type { AttachedFile } from "../conversation/conversation.ts";
import { fetchWithProgress } from "./fetch-with-progress.ts";

export interface Upload {
  readonly key: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
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
      const client = createEurekaClient({
        baseUrl: window.location.origin,
        getAccessToken,
        fetch: fetchWithProgress((share) => change(key, { share })),
      });
      try {
        const input = { name: file.name, ...(file.type && { mediaType: file.type }), workspaceId };
        const { id, name } = await client.upload("file.upload", input, file, { signal: ending.signal });
        change(key, { file: { id, name }, share: 1 });
      } catch (error) {
        if (!ending.signal.aborted) change(key, { failure: toApiFailure(error) });
      } finally {
        running.current.delete(key);
      }
    },
    [change, workspaceId],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      const room = Math.max(0, mostFiles - uploads.length);
      const added = files.slice(0, room).map((file) => ({ key: crypto.randomUUID(), file }));
      setUploads((before) => [
        ...before,
        ...added.map(({ key, file }) => ({ key, name: file.name, share: 0, file: null, failure: null })),
      ]);
      for (const { key, file } of added) void start(key, file);
    },
    [start, uploads.length],
  );

  const remove = useCallback((key: string) => {
    running.current.get(key)?.abort();
    setUploads((before) => before.filter((upload) => upload.key !== key));
  }, []);
  const clear = useCallback(() => setUploads([]), []);
  return { uploads, add, remove, clear };
}
