import { useSearchParams } from "react-router";

/** Where an item is opened from here: in the panel beside the board, if that is where one is open, else on its page. */
export function useItemPath(): (key: string) => string {
  const [parameters] = useSearchParams();
  return (key) => {
    if (!parameters.has("item")) return `/items/${key}`;
    const next = new URLSearchParams(parameters);
    next.set("item", key);
    return `?${next}`;
  };
}
