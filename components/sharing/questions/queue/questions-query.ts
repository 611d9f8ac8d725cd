import { questionsPath, sharePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { QUESTION_LABELS } from "@/lib/domains/sharing/questions/labels";
import type { ListQuestions, QuestionStatus } from "@/lib/domains/sharing/questions/schema";

type Params = Record<string, string | string[] | undefined>;

/** What the address says of a list of questions: of one link's, or of all in the workspace. */
export interface QuestionsQuery {
  linkId: string | null;
  state: QuestionStatus | null;
  /** From 1. */
  page: number;
  /** The one that is open. */
  question: string | null;
}

export const QUESTIONS_PAGE = 25;

/** Beside a link's visits the address has a `page` already. */
const KEYS = { state: "questionState", page: "questionPage", question: "question" } as const;

export function parseQuestionsQuery(params: Params, linkId: string | null = null): QuestionsQuery {
  const one = (key: string) => (typeof params[key] === "string" ? params[key] : "");
  const [state, page] = [one(KEYS.state), one(KEYS.page)];
  return {
    linkId,
    state: Object.hasOwn(QUESTION_LABELS, state) ? (state as QuestionStatus) : null,
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
    question: one(KEYS.question) || null,
  };
}

/** The same list with something changed; another state begins at the first page. */
export function questionsHref(address: WorkspaceAddress, query: QuestionsQuery, change: Partial<Omit<QuestionsQuery, "linkId">> = {}): string {
  const { linkId, state, page, question } = { ...query, page: 1, question: null, ...change };
  const values = { [KEYS.state]: state, [KEYS.page]: page > 1 ? page : null, [KEYS.question]: question };
  return linkId === null ? questionsPath(address, values) : sharePath(address, linkId, { tab: "questions", ...values });
}

export function questionArguments({ linkId, state, page }: QuestionsQuery): ListQuestions {
  return { ...(linkId === null ? {} : { linkId }), ...(state === null ? {} : { status: state }), limit: QUESTIONS_PAGE, skip: (page - 1) * QUESTIONS_PAGE };
}
