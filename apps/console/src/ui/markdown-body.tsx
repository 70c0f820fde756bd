import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import type { MarkdownProps } from "./markdown-props.ts";
import { markdownStyle } from "./markdown-style.ts";
import { type MentionNames, remarkMentions } from "./remark-mentions.ts";
import { isOwnImage, safeAddress } from "./safe-address.ts";

const nobody: MentionNames = new Map();

/** The headings of a text stand below those of the page that shows it. */
const components: Components = {
  h1: "h3",
  h2: "h4",
  h3: "h5",
  h4: "h6",
  h5: "h6",
  a: ({ href, children }) =>
    href ? (
      <a href={href} rel="noopener noreferrer nofollow" target="_blank">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  input: ({ checked }) => <TaskBox isChecked={checked ?? false} />,
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
  img: ({ src, alt }) => <Picture alt={alt ?? ""} src={typeof src === "string" ? src : ""} />,
  table: ({ children }) => (
    // A wide table scrolls by itself and does not push the page aside.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <div className="table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};

/** Lays out Markdown. Raw HTML is shown as text; links go to the web only; foreign images are links. */
export function MarkdownBody({ text, mentions = nobody }: MarkdownProps) {
  return (
    <Box className="markdown" dir="auto" sx={markdownStyle}>
      <ReactMarkdown
        components={components}
        remarkPlugins={[remarkGfm, [remarkMentions, mentions]]}
        urlTransform={safeAddress}
      >
        {text}
      </ReactMarkdown>
    </Box>
  );
}

/** The box of a task in a list: what it says is read out, and it cannot be changed here. */
function TaskBox({ isChecked }: { readonly isChecked: boolean }) {
  const { t } = useTranslation("ui");
  return (
    <input
      aria-label={t(isChecked ? "markdown.checked" : "markdown.unchecked")}
      checked={isChecked}
      disabled
      type="checkbox"
    />
  );
}

function Picture({ src, alt }: { readonly src: string; readonly alt: string }) {
  const { t } = useTranslation("ui");
  if (src && isOwnImage(src)) return <img alt={alt} loading="lazy" src={src} />;
  const words = t("markdown.image", { name: alt || src });
  if (!src) return <span>{words}</span>;
  return (
    <a href={src} rel="noopener noreferrer nofollow" target="_blank">
      {words}
    </a>
  );
}
