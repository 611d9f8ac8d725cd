import { CornerDownRight } from "lucide-react";
import Link from "next/link";

const ROW =
  "tap flex min-h-10 w-full items-center gap-2.5 rounded-sm px-2 py-2 text-left text-base text-ink hover:bg-hover [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-faint";

interface SuggestedQuestionsProps {
  questions: readonly string[];
  /** Asks here; without it each question is a link by `hrefOf`. */
  onAsk?: (question: string) => void;
  hrefs?: readonly string[];
}

export function SuggestedQuestions({ questions, onAsk, hrefs }: SuggestedQuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <ul aria-label="Suggested questions" className="flex flex-col divide-y divide-hairline border-y">
      {questions.map((question, index) => {
        const href = hrefs?.[index];
        const row = (
          <>
            <CornerDownRight aria-hidden />
            <span className="min-w-0 flex-1">{question}</span>
          </>
        );
        return (
          <li key={question} className="py-0.5">
            {href ? (
              <Link href={href} className={ROW}>
                {row}
              </Link>
            ) : (
              <button type="button" onClick={() => onAsk?.(question)} className={ROW}>
                {row}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
