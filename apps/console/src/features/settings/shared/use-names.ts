import type { api, Row } from "@eureka/sdk";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../../session/use-pages.ts";

export type Scope = api.GrantScope;

export interface Names {
  readonly members: readonly Row<"member.list">[];
  readonly workspaces: readonly Row<"workspace.list">[];
  readonly boards: readonly Row<"board.list">[];
  readonly member: (id: string | null) => string;
  readonly workspace: (id: string | null) => string;
  readonly board: (id: string | null) => string;
  /** "Everywhere", "Web shop", "Web shop / Releases". */
  readonly scope: (scope: Scope) => string;
}

const many = { limit: 200 } as const;
const whole = { everything: true } as const;

/** How members, workspaces and boards are called. What I may not see is called by its kind. */
export function useNames(): Names {
  const { t } = useTranslation("settings");
  const { rows: members } = usePages("member.list", many, whole);
  const { rows: workspaces } = usePages("workspace.list", many, whole);
  const { rows: boards } = usePages("board.list", many, whole);
  return useMemo(() => {
    const nameOf = (rows: readonly { id: string; name: string }[], unknown: string) => {
      const byId = new Map(rows.map((row) => [row.id, row.name]));
      return (id: string | null) => (id === null ? "" : (byId.get(id) ?? unknown));
    };
    const member = nameOf(members, t("names.member"));
    const workspace = nameOf(workspaces, t("names.workspace"));
    const board = nameOf(boards, t("names.board"));
    const scope = (place: Scope) => {
      if (place.type === "organization") return t("names.everywhere");
      if (place.type === "workspace") return workspace(place.workspaceId);
      return t("names.boardOf", { board: board(place.boardId), workspace: workspace(place.workspaceId) });
    };
    return { members, workspaces, boards, member, workspace, board, scope };
  }, [members, workspaces, boards, t]);
}
