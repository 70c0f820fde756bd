/** The files of a message that is still being written. */
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import LinearProgress from "@mui/material/LinearProgress";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";
import { useFailureWords } from "../../../ui/use-failure-words.ts";
import type { Upload } from "../files/use-uploads.ts";

export interface UploadListProps {
  readonly uploads: readonly Upload[];
  readonly onRemove: (key: string) => void;
}

export function UploadList({ uploads, onRemove }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <Box
      component="ul"
      sx={{ display: "flex", flexWrap: "wrap", gap: 2, m: 0, px: 3, pt: 2, pb: 0, listStyle: "none" }}
    >
      {uploads.map((upload) => (
        <UploadEntry key={upload.key} onRemove={() => onRemove(upload.key)} upload={upload} />
      ))}
    </Box>
  );
}

function UploadEntry({ upload, onRemove }: { readonly upload: Upload; readonly onRemove: () => void }) {
  const { t } = useTranslation("channels");
  const { name, share, file, failure } = upload;
  return (
    <Box
      component="li"
      sx={{
        width: 220,
        maxWidth: "100%",
        px: 2,
        py: 1,
        border: 1,
        borderColor: failure ? "error.main" : "divider",
        borderRadius: "6px",
        fontSize: "0.75rem",
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <Icon name={failure ? "warning" : "clip"} size={14} />
        <Box
          component="bdi"
          sx={{ flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
          title={name}
        >
          {name}
        </Box>
        <IconButton aria-label={t("file.remove", { name })} onClick={onRemove} sx={{ width: 24, height: 24 }}>
          <Icon name="close" size={12} />
        </IconButton>
      </Box>
      {failure ? (
        <Reason upload={upload} />
      ) : (
        !file && <LinearProgress aria-label={t("file.uploading", { name })} value={100 * share} variant="determinate" />
      )}
    </Box>
  );
}

function Reason({ upload: { failure } }: { readonly upload: Upload }) {
  const { title, detail } = useFailureWords(failure as NonNullable<Upload["failure"]>);
  return (
    <Box role="alert" sx={{ color: "error.main" }}>
      {detail || title}
    </Box>
  );
}
