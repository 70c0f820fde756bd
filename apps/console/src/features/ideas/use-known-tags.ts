import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useMemo } from "react";

/** The tags of the bookmarks that I see, the most used first. */
export function useKnownTags(): readonly string[] {
  const { data } = eurekaApi.useBookmarkListQuery({ limit: 200 });
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { tags } of data?.data ?? []) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return [...counts].sort(([, one], [, other]) => other - one).map(([tag]) => tag);
  }, [data]);
}
