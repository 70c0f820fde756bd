/** The files of a message that is still being written. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import LinearProgress from "@mui/material/LinearProgress";
import { useTranslation } from "react-i18next";
import { largestFile, readSizeLimit } from "../../../session/send-file.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useFailureWords } from "../../../ui/use-failure-words.ts";
import { sizeWords } from "../files/media.ts";
import type { Upload } from "../files/use-uploads.ts";

export interface UploadListProps {
  readonly uploads: readonly Upload[];
  readonly onRemove: (key: string) => void;
  readonly onRetry: (upload: Upload) => void;
}

export function UploadList({ uploads, onRemove, onRetry }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <Box
      component="ul"
      sx={{ display: "flex", flexWrap: "wrap", gap: 2, m: 0, px: 3, pt: 2, pb: 0, listStyle: "none" }}
    >
      {uploads.map((upload) => (
        <UploadEntry
          key={upload.key}
          onRemove={() => onRemove(upload.key)}
          onRetry={() => onRetry(upload)}
          upload={upload}
        />
      ))}
    </Box>
  );
}

interface UploadEntryProps {
  readonly upload: Upload;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}

function UploadEntry({ upload, onRemove, onRetry }: UploadEntryProps) {
  const { t } = useTranslation("channels");
  const { source, share, file, failure, isTooLarge } = upload;
  const { name } = source;
  const isWrong = failure !== null || isTooLarge;
  const isUnderWay = !isWrong && !file;
  const percent = Math.floor(100 * share);
  return (
    <Box
      component="li"
      sx={{
        width: 220,
        maxWidth: "100%",
        px: 2,
        py: 1,
        border: 1,
        borderColor: isWrong ? "error.main" : "divider",
        borderRadius: "6px",
        fontSize: "0.75rem",
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <Icon name={isWrong ? "warning" : "clip"} size={14} />
        <Box
          component="bdi"
          sx={{ flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
          title={name}
        >
          {name}
        </Box>
        {isUnderWay && (
          <Box aria-hidden="true" component="span" sx={{ fontVariantNumeric: "tabular-nums" }}>
            {t("file.percent", { percent })}
          </Box>
        )}
        <IconButton
          aria-label={t(isUnderWay ? "file.stop" : "file.remove", { name })}
          onClick={onRemove}
          sx={{ width: 24, height: 24 }}
        >
          <Icon name="close" size={12} />
        </IconButton>
      </Box>
      {isWrong && <Reason onRetry={onRetry} upload={upload} />}
      {isUnderWay && (
        <LinearProgress aria-label={t("file.uploading", { name })} value={percent} variant="determinate" />
      )}
    </Box>
  );
}

function Reason({ upload, onRetry }: Omit<UploadEntryProps, "onRemove">) {
  const { t, i18n } = useTranslation("channels");
  const { source, failure } = upload;
  const limit = failure ? readSizeLimit(failure) : largestFile;
  const words = (bytes: number) => sizeWords(bytes, i18n.language);
  return (
    <Box role="alert" sx={{ color: "error.main", overflowWrap: "anywhere" }}>
      {limit === null && failure ? (
        <Refused failure={failure} onRetry={onRetry} />
      ) : (
        t("file.tooLarge", { size: words(source.size), limit: words(limit ?? largestFile) })
      )}
    </Box>
  );
}

interface RefusedProps {
  readonly failure: NonNullable<Upload["failure"]>;
  readonly onRetry: () => void;
}

function Refused({ failure, onRetry }: RefusedProps) {
  const { t } = useTranslation("ui");
  const { title, detail } = useFailureWords(failure);
  return (
    <>
      {detail || title}
      <Button onClick={onRetry} size="small" variant="text">
        {t("retry")}
      </Button>
    </>
  );
}
