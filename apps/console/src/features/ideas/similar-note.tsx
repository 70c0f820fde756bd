import Link from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { Note } from "./note.tsx";
import type { DuplicateWarning } from "./types.ts";

export interface SimilarNoteProps {
  readonly similar: readonly DuplicateWarning[];
}

/** Which of my bookmarks are like an idea. */
export function SimilarNote({ similar }: SimilarNoteProps) {
  const { t, i18n } = useTranslation("ideas");
  const [likest] = similar;
  if (!likest) return null;
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (
    <Note title={t(`similar.${likest.level}`)} tone={likest.level === "notice" ? "info" : "warning"}>
      {similar.map(({ bookmarkId, title, similarity }) => (
        <div key={bookmarkId}>
          <Link component={RouterLink} dir="auto" to={`/bookmarks?search=${encodeURIComponent(title)}`}>
            {title}
          </Link>{" "}
          {t("similar.by", { percent: percent.format(similarity) })}
        </div>
      ))}
    </Note>
  );
}
