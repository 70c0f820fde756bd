import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

export interface DeniedStateProps {
  readonly sentence?: string;
  /** Who can help. */
  readonly who?: string;
}

/** What a screen shows that the person may not see: that it is so, and who can change it. */
export function DeniedState({ sentence, who }: DeniedStateProps) {
  const { t } = useTranslation("ui");
  return (
    <Box
      sx={{
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        gap: 1,
        px: 4,
        py: 10,
        textAlign: "center",
      }}
    >
      <Box sx={{ color: "text.secondary", mb: 1 }}>
        <Icon name="lock" size={20} />
      </Box>
      <Typography sx={{ fontWeight: 500 }}>{sentence ?? t("denied.sentence")}</Typography>
      <Typography color="textSecondary" sx={{ maxWidth: "52ch" }} variant="body2">
        {who ?? t("denied.who")}
      </Typography>
    </Box>
  );
}
