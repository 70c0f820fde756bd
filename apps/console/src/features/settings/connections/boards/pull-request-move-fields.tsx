/** For each thing that can happen to a pull request, where its items go. */
import { listCategories } from "@eureka/contracts/list";
import { type PullRequestHappening, pullRequestHappenings } from "@eureka/contracts/pull-request";
import type { Output } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { SelectInput } from "../../../../ui/select-input.tsx";
import { StatusMark } from "../../../../ui/status-mark.tsx";

type Moves = Output<"pull_request_rules.get">["moves"];

export interface PullRequestMoveFieldsProps {
  readonly boardId: string;
  readonly moves: Moves;
  readonly onChange: (moves: Moves) => void;
}

const stay = "stay";

export function PullRequestMoveFields({ boardId, moves, onChange }: PullRequestMoveFieldsProps) {
  const { t } = useTranslation(["settings", "ui"]);
  const { data: board } = eurekaApi.useBoardGetQuery({ id: boardId });
  const lists = board?.lists.filter(({ archivedAt }) => archivedAt === null) ?? [];
  const options = [
    { value: stay, label: t("pullRequests.stay") },
    ...listCategories.map((category) => ({
      value: category as string,
      label: t(`ui:status.${category}`),
      icon: <StatusMark category={category} />,
      group: t("pullRequests.categories"),
    })),
    ...lists.map(({ id, name, category }) => ({
      value: id,
      label: name,
      icon: <StatusMark category={category} />,
      group: t("pullRequests.lists"),
    })),
  ];
  const choose = (happening: PullRequestHappening, value: string) =>
    onChange({ ...moves, [happening]: value === stay ? null : value });
  return (
    <Box component="fieldset" sx={{ display: "grid", gap: 3, m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Typography component="legend" sx={{ p: 0, mb: 1 }} variant="subtitle2">
        {t("pullRequests.moves")}
      </Typography>
      <Typography color="textSecondary" variant="body2">
        {t("pullRequests.movesHint")}
      </Typography>
      <Box
        sx={{ display: "grid", gap: 3, gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" } }}
      >
        {pullRequestHappenings.map((happening) => (
          <SelectInput
            key={happening}
            label={t(`pullRequests.happenings.${happening}`)}
            onChange={(value: string) => choose(happening, value)}
            options={options}
            value={moves[happening] ?? stay}
          />
        ))}
      </Box>
    </Box>
  );
}
