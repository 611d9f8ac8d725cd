export interface AskFailure {
  message: string;
  reference?: string;
  /** The session is over: the way on is to sign in again. */
  signIn: boolean;
}

const UNREACHABLE: AskFailure = {
  message: "The server could not be reached. Your question is still in the box; send it again in a moment.",
  signIn: false,
};

/** The words for a question that was not accepted; the error is the chat transport's, its message the problem document. */
export function askFailureOf(error: Error): AskFailure {
  const problem = problemOf(error.message);
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : null;
  if (status === 401 || problem?.code === "unauthenticated" || problem?.code === "session_ended") {
    return { message: "Your session has ended. Sign in again; your question is kept in the box.", signIn: true };
  }
  if (problem?.detail) return { message: problem.detail, signIn: false, ...(problem.reference ? { reference: problem.reference } : {}) };
  if (status !== null)
    return { message: `The server answered with ${status}. Your question is still in the box; send it again.`, signIn: false };
  return UNREACHABLE;
}

function problemOf(text: string): { code?: string; detail?: string; reference?: string } | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof body !== "object" || body === null) return null;
  const field = (name: string) => {
    const value: unknown = Reflect.get(body, name);
    return typeof value === "string" ? value : undefined;
  };
  const status: unknown = Reflect.get(body, "status");
  const reference = typeof status === "number" && status >= 500 ? field("requestId") : undefined;
  return { code: field("code"), detail: field("detail") ?? field("title"), reference };
}
