import "server-only";

/** What a program in a process of its own answers to each request. */
export type ProcessReply<Result> = { type: "done"; result: Result } | { type: "failed"; message: string };

/** In the child: answers each request; ends when whoever asked is gone. */
export function answerRequests<Request, Result>(answer: (request: Request) => Promise<Result>): void {
  const reply = (message: ProcessReply<Result>) => void process.send?.(message);
  process.on("message", (request: Request) => {
    answer(request).then(
      (result) => reply({ type: "done", result }),
      (error: unknown) => reply({ type: "failed", message: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.on("disconnect", () => process.exit(0));
}
