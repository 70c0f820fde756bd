import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink, useNavigate } from "react-router";
import { useMayFunction } from "../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { shownOf } from "./idea-facts.ts";
import type { Idea } from "./types.ts";
import { useRefreshIdea } from "./use-refresh-idea.ts";

export interface MakeItemDialogProps {
  readonly idea: Idea;
  readonly onClose: () => void;
}

/** A select cannot hold an empty value. */
const usual = "usual";

/** Makes a work item of an idea, on a board and list of one's choice or where new work goes anyway. */
export function MakeItemDialog({ idea, onClose }: MakeItemDialogProps) {
  const { t } = useTranslation("ideas");
  const toast = useToast();
  const navigate = useNavigate();
  const refresh = useRefreshIdea();
  const may = useMayFunction();
  const [boardId, setBoardId] = useState(usual);
  const [listId, setListId] = useState(usual);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const { data: boards } = eurekaApi.useBoardListQuery({ limit: 200 });
  const [make, { isLoading }] = eurekaApi.useIdeaMakeItemMutation();
  const open = (boards?.data ?? []).filter(
    ({ id, workspaceId, archivedAt }) => !archivedAt && may("work_item:create", { workspaceId, boardId: id }),
  );
  const lists = open.find(({ id }) => id === boardId)?.lists.filter(({ archivedAt }) => !archivedAt) ?? [];
  const mayUsual = may("work_item:create", { workspaceId: idea.workspaceId });

  async function submit(): Promise<void> {
    setFailure(null);
    const place = { ...(boardId !== usual && { boardId }), ...(listId !== usual && { listId }) };
    try {
      const { key } = await make({ id: idea.id, ...place }).unwrap();
      refresh(idea);
      toast({
        text: t("items.made", { key }),
        action: { label: t("items.open"), onSelect: () => navigate(`/items/${key}`) },
      });
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  return (
    <Dialog onClose={onClose} onSubmit={() => void submit()} open title={t("items.makeTitle")}>
      <Box sx={{ display: "grid", gap: 4, pb: 2 }}>
        <Typography color="textSecondary" variant="body2">
          {t("items.makeHint", { title: shownOf(idea).title })}
        </Typography>
        <SelectInput
          label={t("items.board")}
          onChange={(next) => {
            setBoardId(next);
            setListId(usual);
          }}
          options={[
            ...(mayUsual ? [{ value: usual, label: t("items.usualBoard") }] : []),
            ...open.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          placeholder={t("items.chooseBoard")}
          value={boardId === usual && !mayUsual ? "" : boardId}
        />
        {lists.length > 0 && (
          <SelectInput
            label={t("items.list")}
            onChange={setListId}
            options={[
              { value: usual, label: t("items.usualList") },
              ...lists.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={listId}
          />
        )}
        <FormActions
          failure={failure}
          isDirty={mayUsual || boardId !== usual}
          isSaving={isLoading}
          onCancel={onClose}
          saveLabel={t("items.make")}
        />
        {failure?.kind === "pending" && failure.decision && (
          <Button component={RouterLink} to={`/inbox/${failure.decision.id}`}>
            {t("items.showDecision")}
          </Button>
        )}
      </Box>
    </Dialog>
  );
}
