import Box from "@mui/material/Box";

/** Text as it came, never as markup. */
export function Mono({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <Box
      aria-label={label}
      component="pre"
      role="region"
      sx={{
        m: 0,
        p: 3,
        maxHeight: 320,
        overflow: "auto",
        borderRadius: "6px",
        backgroundColor: "background.sunken",
        fontSize: "0.75rem",
        whiteSpace: "pre-wrap",
        overflowWrap: "anywhere",
      }}
      tabIndex={0}
    >
      {text}
    </Box>
  );
}
