import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useMemo } from "react";
import { useMay } from "../../session/use-me.ts";

export interface NamedThing {
  readonly name: string;
  /** Where it is found in the console; null where nothing shows it. */
  readonly href: string | null;
}

export interface ActivityNames {
  /** Null for what is not among the things that were read: it is called by its kind then. */
  readonly thing: (type: string, id: string) => NamedThing | null;
  readonly member: (id: string) => string | null;
  readonly list: (id: string) => string | null;
  readonly operation: (name: string) => string | null;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly operations: readonly { readonly name: string; readonly summary: string; readonly effect: string }[];
}

const many = { limit: 200 } as const;

/**
 * How things are called, from a few lists and not from one read for each record: every read leaves an audit record itself, and a screen
 * of records would otherwise write a second one.
 */
export function useActivityNames(): ActivityNames {
  const maySeeKeys = useMay("member:update", {});
  const members = eurekaApi.useMemberListQuery(many).data?.data;
  const boards = eurekaApi.useBoardListQuery(many).data?.data;
  const workspaces = eurekaApi.useWorkspaceListQuery(many).data?.data;
  const channels = eurekaApi.useChannelListQuery(many).data?.data;
  const items = eurekaApi.useWorkItemListQuery({ ...many, sort: "updated" }).data?.data;
  const keys = eurekaApi.useApiKeyListQuery({ ...many, everybody: true, revoked: true }, { skip: !maySeeKeys }).data
    ?.data;
  const operations = eurekaApi.useOperationListQuery().data?.data;
  return useMemo(() => {
    const things = new Map<string, NamedThing>();
    const lists = new Map<string, string>();
    const memberNames = new Map(members?.map(({ id, name }) => [id, name]));
    for (const { id, name } of members ?? []) things.set(id, { name, href: `/settings/members?member=${id}` });
    for (const { id, name } of workspaces ?? []) things.set(id, { name, href: `/settings/workspaces/${id}` });
    for (const { id, name } of channels ?? []) things.set(id, { name: `#${name}`, href: `/channels/${id}` });
    for (const { id, name } of keys ?? []) things.set(id, { name, href: "/settings/api-keys" });
    for (const { id, key, title } of items ?? []) things.set(id, { name: `${key} ${title}`, href: `/items/${key}` });
    for (const board of boards ?? []) {
      things.set(board.id, { name: board.name, href: `/boards/${board.id}` });
      for (const { id, name } of board.lists) {
        lists.set(id, name);
        things.set(id, { name, href: `/boards/${board.id}` });
      }
    }
    const summaries = new Map(operations?.map(({ name, summary }) => [name, summary]));
    return {
      thing: (_type, id) => things.get(id) ?? null,
      member: (id) => memberNames.get(id) ?? null,
      list: (id) => lists.get(id) ?? null,
      operation: (name) => summaries.get(name) ?? null,
      members: members ?? [],
      operations: operations ?? [],
    };
  }, [members, boards, workspaces, channels, items, keys, operations]);
}
