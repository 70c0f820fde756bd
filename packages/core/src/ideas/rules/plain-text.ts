/** What of a topic is language: web addresses and program code are taken to pieces first. */

const address = /\b(?:https?:\/\/|www\.)\S+/giu;
const signsOfCode = /[{}();=<>[\]|&*_$#/\\`]/g;
/** From this share of such signs on, a text is read as code. */
const shareOfCode = 0.06;
const wordsOfCode =
  /^(?:abstract|and|args|async|await|bool|boolean|break|case|catch|char|class|console|const|def|default|del|do|echo|elif|else|end|enum|export|extends|false|final|float|for|foreach|from|func|function|if|implements|import|in|include|int|interface|is|lambda|let|log|long|main|map|namespace|new|nil|none|not|null|or|package|print|printf|private|protected|public|raise|return|select|self|static|str|string|struct|super|switch|then|this|throw|true|try|type|typeof|undefined|using|val|var|void|where|while|with|yield)$/i;

export interface PlainText {
  readonly text: string;
  readonly isCode: boolean;
}

/** Keeps the words of addresses' paths and of identifiers; each is separated, so that no phrase is made of them. */
export function readPlainText(text: string): PlainText {
  const withoutAddresses = text.replace(address, (found) => pathWords(found));
  const signs = withoutAddresses.match(signsOfCode)?.length ?? 0;
  const isCode = withoutAddresses.length > 0 && signs / withoutAddresses.length >= shareOfCode;
  return { text: isCode ? identifiers(withoutAddresses) : withoutAddresses, isCode };
}

function pathWords(found: string): string {
  const path = found.replace(/^(?:https?:\/\/)?[^/]*/i, "").replace(/[?#].*$/, "");
  const words = path.split("/").map((part) => part.replace(/\.\w{1,5}$/, "").replace(/[-_+]|%20/g, " "));
  // Ids and hashes are no words.
  return ` . ${words.filter((part) => /^\p{L}[\p{L} ]{2,}$/u.test(part)).join(" . ")} . `;
}

function identifiers(code: string): string {
  const names = code.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  const phrases = names
    .map((name) =>
      name
        .replace(/[_$]+/g, " ")
        .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
        .trim(),
    )
    .filter((phrase) => phrase.length >= 4 && !wordsOfCode.test(phrase));
  return [...new Set(phrases)].join(" . ");
}
