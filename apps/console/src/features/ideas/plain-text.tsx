import Typography from "@mui/material/Typography";

export interface PlainTextProps {
  readonly text: string;
  /** Shows only so many lines. */
  readonly lines?: number;
  readonly isMuted?: boolean;
}

/** What a model or a person wrote, exactly as written: no markup of it has any force. */
export function PlainText({ text, lines, isMuted = false }: PlainTextProps) {
  return (
    <Typography
      color={isMuted ? "textSecondary" : "textPrimary"}
      dir="auto"
      sx={{
        overflowWrap: "anywhere",
        ...(lines
          ? { display: "-webkit-box", WebkitLineClamp: lines, WebkitBoxOrient: "vertical", overflow: "hidden" }
          : { whiteSpace: "pre-wrap", maxWidth: "75ch" }),
      }}
      variant={isMuted ? "body2" : "body1"}
    >
      {text}
    </Typography>
  );
}
