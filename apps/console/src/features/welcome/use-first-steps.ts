/** How far the first steps are: read from what there is, besides what was left out on purpose in this browser. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback, useState } from "react";
import { useMe } from "../../session/use-me.ts";

export const stepNames = ["workspace", "model", "invite", "idea", "item"] as const;
export type StepName = (typeof stepNames)[number];

export interface FirstSteps {
  readonly steps: readonly { readonly name: StepName; readonly done: boolean }[];
  readonly skip: (name: StepName) => void;
  readonly hide: () => void;
}

export function useFirstSteps(): FirstSteps {
  const organizationId = useMe()?.organization.id ?? "";
  const key = `eureka.first-steps.${organizationId}`;
  const [left, setLeft] = useState<readonly string[]>([]);
  const stored = readLeft(key);

  const providers = eurekaApi.useModelProviderListQuery().data?.data.length ?? 0;
  const members = eurekaApi.useMemberListQuery({ limit: 2 }).data?.data.length ?? 0;
  const runs = eurekaApi.useIdeaRunListQuery({ limit: 1 }).data?.data.length ?? 0;
  const items = eurekaApi.useWorkItemListQuery({ limit: 1 }).data?.data.length ?? 0;
  const found: Readonly<Record<StepName, boolean>> = {
    workspace: false,
    model: providers > 0,
    invite: members > 1,
    idea: runs > 0,
    item: items > 0,
  };

  const leave = useCallback(
    (...names: readonly string[]) => {
      const all = [...new Set([...readLeft(key), ...names])];
      localStorage.setItem(key, JSON.stringify(all));
      setLeft(all);
    },
    [key],
  );

  const isLeft = (name: StepName) => left.includes(name) || stored.includes(name);
  return {
    steps: stepNames.map((name) => ({ name, done: found[name] || isLeft(name) })),
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
