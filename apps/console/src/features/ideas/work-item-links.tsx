import { eurekaApi } from "@eureka/sdk/rtk-query";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";

export interface WorkItemLinksProps {
  readonly ids: readonly string[];
}

/** The items that were made of an idea, by their keys. */
export function WorkItemLinks({ ids }: WorkItemLinksProps) {
  const { t } = useTranslation("ideas");
  if (ids.length === 0) return null;
  return (
    <Typography
      component="span"
      sx={{ display: "inline-flex", flexWrap: "wrap", alignItems: "center", gap: 1.5 }}
      variant="body2"
    >
      {t("items.label", { count: ids.length })}
      {ids.map((id) => (
        <WorkItemLink id={id} key={id} />
      ))}
    </Typography>
  );
}

function WorkItemLink({ id }: { readonly id: string }) {
  const { t } = useTranslation("ideas");
  const { data } = eurekaApi.useWorkItemGetQuery({ id });
  return (
    <Link component={RouterLink} title={data?.title} to={`/items/${data?.key ?? id}`}>
      {data?.key ?? t("items.one")}
    </Link>
  );
}
