/** What an item and its copies differ in until people decide. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { BothValues } from "../../../ui/both-values.tsx";
import { Section } from "../../../ui/section.tsx";
import type { WholeItem } from "../types.ts";

export function ItemConflicts({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation("boards");
  const isElsewhere = item.placements.some(({ connectionId }) => connectionId !== null);
  const query = { workItemId: item.id, limit: 20 };
  const { data } = eurekaApi.useSyncConflictListQuery(query, { skip: !isElsewhere });
  if (!data || data.data.length === 0) return null;
  return (
    <Section hint={t("conflicts.hint")} title={t("conflicts.title")}>
      <Box component="ul" sx={{ display: "grid", gap: 4, m: 0, p: 0, listStyle: "none" }}>
        {data.data.map(({ decisionId, field, place, here, there }) => (
          <Box component="li" key={decisionId} sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
            <Typography variant="body2">
              {t(`conflicts.fields.${field}`)}{" "}
              <MuiLink component={Link} to={`/inbox/${decisionId}`}>
                {t("conflicts.decide")}
              </MuiLink>
            </Typography>
            {!field.startsWith("gone_") && (
              <BothValues
                values={[
                  { place: t("conflicts.here"), ...here },
                  { place, ...there },
                ]}
              />
            )}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
