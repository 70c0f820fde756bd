/** Which of Eureka's words to me alone stand under the card that I pressed, and so not once more in the conversation. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";

interface PressAnswers {
  readonly shown: ReadonlySet<string>;
  readonly show: (messageId: string) => void;
}

const nothing: PressAnswers = { shown: new Set(), show: () => undefined };
const PressAnswersContext = createContext<PressAnswers>(nothing);

export function PressAnswersProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<ReadonlySet<string>>(nothing.shown);
  const show = useCallback((messageId: string) => setShown((before) => new Set([...before, messageId])), []);
  const answers = useMemo(() => ({ shown, show }), [shown, show]);
  return <PressAnswersContext value={answers}>{children}</PressAnswersContext>;
}

export function usePressAnswers(): PressAnswers {
  return useContext(PressAnswersContext);
}
