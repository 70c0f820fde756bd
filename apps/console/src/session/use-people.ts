/** Names for the ids of members, external identities and actors, wherever something says only who. */
import type { Output } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "./use-me.ts";

export type Member = Output<"member.list">["data"][number];

export interface NamedPerson {
  readonly name: string;
  readonly kind: "member" | "external" | "agent" | "plugin" | "system" | "key";
}

interface Reference {
  readonly type: string;
  readonly id: string;
}

const kinds: Readonly<Record<string, NamedPerson["kind"]>> = {
  user: "member",
  member: "member",
  external: "external",
  api_key: "key",
  agent: "agent",
  plugin: "plugin",
  system: "system",
};

export interface People {
  readonly members: readonly Member[];
  /** The name and kind of an actor (`{type, id}`) or a person; an empty name until it is known. */
  readonly nameOf: (reference: Reference | null | undefined) => NamedPerson;
}

const noMembers: readonly Member[] = [];
const noIdentities: Output<"external_identity.list">["data"] = [];

export function usePeople(): People {
  const { t } = useTranslation("ui");
  const members = eurekaApi.useMemberListQuery({ limit: 200 }).data?.data ?? noMembers;
  const maySeeIdentities = useMay("external_identity:read", {});
  const identities =
    eurekaApi.useExternalIdentityListQuery({ limit: 200 }, { skip: !maySeeIdentities }).data?.data ?? noIdentities;
  const names = useMemo(
    () =>
      new Map<string, string>([
        ...members.map(({ id, name }) => [id, name] as const),
        ...identities.map(({ id, displayName }) => [id, displayName ?? ""] as const),
      ]),
    [members, identities],
  );
  const nameOf = useCallback(
    (reference: Reference | null | undefined): NamedPerson => {
      if (!reference) return { name: "", kind: "system" };
      const kind = kinds[reference.type] ?? "system";
      const isNamedByItself = kind === "agent" || kind === "plugin";
      // What its jobs are called tells people nothing.
      const unknown = kind === "system" ? t("product") : isNamedByItself ? reference.id : "";
      return { kind, name: names.get(reference.id) ?? unknown };
    },
    [names, t],
  );
  return useMemo(() => ({ members, nameOf }), [members, nameOf]);
}
