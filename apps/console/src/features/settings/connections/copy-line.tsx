import Box from "@mui/material/Box";
import { CopyButton } from "../../../ui/copy-button.tsx";

export interface CopyLineProps {
  readonly text: string;
  /** What the button copies. */
  readonly label: string;
}

/** A text that is needed on another site. A long one scrolls in its own place. */
export function CopyLine({ text, label }: CopyLineProps) {
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "flex-start",
        gap: 2,
        py: 1,
        pl: 3,
        pr: 1,
        border: 1,
        borderColor: "divider",
        borderRadius: "6px",
        backgroundColor: "background.sunken",
      }}
    >
      <Box
        aria-label={label}
        component="pre"
        role="region"
        sx={{
          flex: 1,
          minWidth: 0,
          maxHeight: 240,
          m: 0,
          py: 0.5,
          overflowY: "auto",
          fontSize: "0.75rem",
          whiteSpace: "pre-wrap",
          overflowWrap: "anywhere",
        }}
        tabIndex={0}
      >
        <code>{text}</code>
      </Box>
      <CopyButton label={label} text={text} />
    </Box>
  );
}
