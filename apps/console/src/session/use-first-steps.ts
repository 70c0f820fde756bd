/** How far the first steps are: read from what there is, besides what was left out on purpose in this browser. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback, useState } from "react";
import { useMay, useMe } from "./use-me.ts";
import { type PlatformKind, usePlatforms } from "./use-platforms.ts";

export const stepNames = ["workspace", "model", "chat", "tracker", "invite", "idea", "item"] as const;
export type StepName = (typeof stepNames)[number];

export interface FirstSteps {
  readonly steps: readonly { readonly name: StepName; readonly done: boolean }[];
  /** Before that nothing can be said about the steps. */
  readonly isKnown: boolean;
  readonly isHidden: boolean;
  readonly skip: (name: StepName) => void;
  readonly hide: () => void;
}

/** The steps are for those who look after the organization; nobody else is asked for them. */
export function useMayTakeFirstSteps(): boolean {
  return useMay("organization:update", {});
}

export function useFirstSteps(): FirstSteps {
  const me = useMe();
  const key = `eureka.first-steps.${me?.organization.id ?? ""}`;
  const [left, setLeft] = useState<readonly string[]>([]);
  const stored = readLeft(key);
  const workspaceId = me?.organization.defaultWorkspaceId;

  const workspace = eurekaApi.useWorkspaceGetQuery({ id: workspaceId ?? "" }, { skip: !workspaceId });
  const providers = eurekaApi.useModelProviderListQuery();
  const members = eurekaApi.useMemberListQuery({ limit: 2 });
  const runs = eurekaApi.useIdeaRunListQuery({ limit: 1 });
  const items = eurekaApi.useWorkItemListQuery({ limit: 1 });
  const platforms = usePlatforms();
  const isConnected = (kind: PlatformKind) => platforms.of(kind).some(({ isConnected: is }) => is);
  const found: Readonly<Record<StepName, boolean>> = {
    // From the start it is called like the organization.
    workspace: workspace.data !== undefined && workspace.data.name !== me?.organization.name,
    model: (providers.data?.data.length ?? 0) > 0,
    chat: isConnected("chat"),
    tracker: isConnected("tracker"),
    invite: (members.data?.data.length ?? 0) > 1,
    idea: (runs.data?.data.length ?? 0) > 0,
    item: (items.data?.data.length ?? 0) > 0,
  };

  const leave = useCallback(
    (...names: readonly string[]) => {
      const all = [...new Set([...readLeft(key), ...names])];
      localStorage.setItem(key, JSON.stringify(all));
      setLeft(all);
    },
    [key],
  );

  const isLeft = (name: string) => left.includes(name) || stored.includes(name);
  return {
    steps: stepNames.map((name) => ({ name, done: found[name] || isLeft(name) })),
    isKnown:
      me !== undefined &&
      platforms.isKnown &&
      ![workspace, providers, members, runs, items].some(({ isLoading }) => isLoading),
    isHidden: isLeft("hidden"),
    skip: leave,
    hide: () => leave("hidden"),
  };
}

function readLeft(key: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}
