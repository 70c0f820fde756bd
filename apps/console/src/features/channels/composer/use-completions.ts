/** The words that fit what is being typed: members behind `@`, verbs and flags behind `/eureka`. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { skipToken } from "@reduxjs/toolkit/query";
import { useMemo } from "react";
import { chatVerbsOf } from "./chat-verbs.ts";
import { type Completion, wordsFor } from "./find-completion.ts";

export interface CompletionOption {
  /** What is put into the text. */
  readonly word: string;
  /** Who it is, or the key of its explanation. */
  readonly name: string | null;
  readonly kind: Completion["kind"];
}

const mostMembers = 8;
const none: readonly CompletionOption[] = [];

export function useCompletions(completion: Completion | null): readonly CompletionOption[] {
  const isMember = completion?.kind === "member";
  const members = eurekaApi.useMemberListQuery(
    isMember
      ? { status: "active", limit: mostMembers, ...(completion.typed && { query: completion.typed }) }
      : skipToken,
  ).currentData?.data;
  const operations = eurekaApi.useOperationListQuery(completion && !isMember ? undefined : skipToken).data?.data;
  return useMemo(() => {
    if (!completion) return none;
    const { kind } = completion;
    if (kind === "member") return (members ?? []).map(({ handle, name }) => ({ word: `@${handle}`, name, kind }));
    return wordsFor(completion, chatVerbsOf(operations ?? [])).map((word) => ({ word, name: null, kind }));
  }, [completion, members, operations]);
}
