/** What both sides of a connected board say, while people have not decided which one counts. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { BothValues } from "../../ui/both-values.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import type { Decision } from "./decision.ts";

/** Where the conflict is over, its words are what is left of it. */
export function DecisionConflict({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation("inbox");
  const { data, isLoading } = eurekaApi.useSyncConflictListQuery({ decisionId: decision.id, limit: 1 });
  const conflict = data?.data[0];
  if (isLoading) return null;
  if (conflict)
    return (
      <BothValues
        values={[
          { place: t("eureka"), ...conflict.here },
          { place: conflict.place, ...conflict.there },
        ]}
      />
    );
  return (
    <Box sx={{ fontSize: "0.875rem" }}>
      <Markdown text={decision.explanation} />
    </Box>
  );
}
