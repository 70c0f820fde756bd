import Box from "@mui/material/Box";
import { lazy, Suspense } from "react";
import type { MarkdownProps } from "./markdown-props.ts";

/** The reader of Markdown is heavy, and most screens do without. */
const Body = lazy(async () => ({ default: (await import("./markdown-body.tsx")).MarkdownBody }));

/** A text that a person wrote, laid out. Until the reader of Markdown is there, the text stands as it was written. */
export function Markdown({ text, mentions }: MarkdownProps) {
  return (
    <Suspense
      fallback={
        <Box dir="auto" sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {withoutEscapes(text)}
        </Box>
      }
    >
      <Body mentions={mentions} text={text} />
    </Suspense>
  );
}

/** Until it is laid out, the backslashes that keep characters from being Markdown would only be in the way. */
function withoutEscapes(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
