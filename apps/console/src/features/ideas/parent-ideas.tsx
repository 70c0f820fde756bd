import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { EngineBadge } from "../../ui/engine-badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { shownOf } from "./idea-facts.ts";

export interface ParentIdeasProps {
  readonly ids: readonly string[];
  /** Given where they can still be taken out. */
  readonly onRemove?: ((id: string) => void) | undefined;
}

/** The ideas that a run takes up. */
export function ParentIdeas({ ids, onRemove }: ParentIdeasProps) {
  const { t } = useTranslation("ideas");
  return (
    <Box>
      <Typography color="textSecondary" variant="subtitle2">
        {t("remix.parents", { count: ids.length })}
      </Typography>
      <Box component="ul" sx={{ display: "grid", gap: 1, m: 0, mt: 1, p: 0, listStyle: "none" }}>
        {ids.map((id) => (
          <Parent id={id} key={id} onRemove={onRemove} />
        ))}
      </Box>
    </Box>
  );
}

function Parent({ id, onRemove }: { readonly id: string; readonly onRemove: ((id: string) => void) | undefined }) {
  const { t } = useTranslation("ideas");
  const { data, isError } = eurekaApi.useIdeaGetQuery({ id });
  const title = data ? shownOf(data).title : t(isError ? "remix.gone" : "ui:loading");
  return (
    <Box component="li" sx={{ display: "flex", alignItems: "center", gap: 2, minHeight: 32, minWidth: 0 }}>
      <Icon name="idea" />
      {data ? (
        <Link component={RouterLink} dir="auto" sx={{ minWidth: 0 }} to={`/ideas/${id}`} variant="body2">
          {title}
        </Link>
      ) : (
        <Typography color="textSecondary" variant="body2">
          {title}
        </Typography>
      )}
      {data && <EngineBadge engine={data.engine} />}
      {onRemove && (
        <IconButton aria-label={t("remix.remove", { title })} onClick={() => onRemove(id)}>
          <Icon name="close" size={14} />
        </IconButton>
      )}
    </Box>
  );
}
