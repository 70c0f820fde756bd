import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../../../ui/relative-time.tsx";

/** To the second, to be compared with what a platform's own log says. */
export function ExactTime({ at }: { readonly at: string }) {
  const { i18n } = useTranslation();
  const form = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "medium" });
  return (
    <>
      {form.format(Date.parse(at))} (<RelativeTime at={at} />)
    </>
  );
}
