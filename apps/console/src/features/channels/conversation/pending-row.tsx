/** A message of mine on its way, or the reason why it did not get through. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../../session/use-people.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Markdown } from "../../../ui/markdown.tsx";
import { Person } from "../../../ui/person.tsx";
import { useDelayed } from "../../../ui/use-delayed.ts";
import type { PendingMessage } from "./conversation.ts";
import { rowLook } from "./row-look.ts";
import type { Post } from "./use-post.ts";

export interface PendingRowProps {
  readonly message: PendingMessage;
  readonly post: Post;
}

export function PendingRow({ message, post }: PendingRowProps) {
  const { t } = useTranslation("channels");
  const { nameOf } = usePeople();
  const { text, files, failure, authorId } = message;
  const isSlow = useDelayed(failure === null);
  const { name } = nameOf({ type: "member", id: authorId });
  return (
    <Box aria-label={t("message.by", { name })} component="article" sx={rowLook(true, false)}>
      <Box sx={{ width: 32, flex: "none" }}>
        <Person name={name} size={32} />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: "flex", alignItems: "center", gap: 2, fontSize: "0.875rem" }}>
          <Box component="bdi" sx={{ fontWeight: 650 }}>
            {name}
          </Box>
          {isSlow && (
            <Typography color="textSecondary" component="span" role="status" variant="caption">
              {t("message.sending")}
            </Typography>
          )}
        </Box>
        <Box sx={{ color: "text.secondary", fontSize: "0.875rem" }}>
          <Markdown text={text} />
        </Box>
        {files.map(({ id, name: fileName }) => (
          <Box
            key={id}
            sx={{ display: "flex", alignItems: "center", gap: 1, color: "text.secondary", fontSize: "0.8125rem" }}
          >
            <Icon name="clip" size={14} />
            <bdi>{fileName}</bdi>
          </Box>
        ))}
        {failure && (
          <Box sx={{ display: "grid", gap: 2, mt: 1, mb: 2 }}>
            <FailureNote failure={failure} />
            <Box sx={{ display: "flex", gap: 2 }}>
              <Button onClick={() => post.retry(message)} startIcon={<Icon name="retry" />}>
                {t("ui:retry")}
              </Button>
              <Button onClick={() => post.discard(message)} variant="text">
                {t("message.discard")}
              </Button>
            </Box>
          </Box>
        )}
      </Box>
    </Box>
  );
}
