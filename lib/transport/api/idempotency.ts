import "server-only";
import { createHash } from "node:crypto";
import { claimRequest, keepAnswer, type KeptAnswer, releaseRequest } from "@/lib/domains/tenancy/idempotent-requests";
import { AppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Thrown inside the work when the same request was answered before. */
class AnsweredBefore extends Error {
  constructor(readonly answer: KeptAnswer) {
    super("answered before");
  }
}

/** Claims the request's key for exactly this content; call it before anything is changed. Without a key it does nothing. */
export type Claim = (content: readonly unknown[]) => Promise<void>;

/**
 * Runs `work` at most once per Idempotency-Key within 24 hours; a repeated request gets the first one's answer, as long as
 * `stillAllowed` does not throw: what was answered then may be hidden from the caller now.
 */
export async function idempotently(
  ctx: TenantContext,
  request: Request,
  work: (claim: Claim) => Promise<KeptAnswer>,
  stillAllowed: (answer: KeptAnswer) => Promise<void> = () => Promise.resolve(),
): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key !== null && !KEY.test(key)) {
    throw new AppError("invalid_input", { userMessage: "Idempotency-Key: use 1 to 200 visible ASCII characters, for example a UUID." });
  }
  let claimed = false;
  const claim: Claim = async (content) => {
    if (key === null) return;
    const hash = createHash("sha256").update(JSON.stringify([request.method, new URL(request.url).pathname, ...content])).digest("hex");
    const before = await claimRequest(ctx, key, hash);
    if (before) throw new AnsweredBefore(before);
    claimed = true;
  };
  try {
    const answer = await work(claim);
    if (key !== null && claimed) await keepAnswer(ctx, key, answer);
    return respond(ctx, answer, false);
  } catch (error) {
    if (error instanceof AnsweredBefore) {
      await stillAllowed(error.answer);
      return respond(ctx, error.answer, true);
    }
    if (key !== null && claimed) await releaseRequest(ctx, key).catch((cause: unknown) => logger().warn({ err: cause }, "idempotency key not released"));
    throw error;
  }
}

function respond(ctx: TenantContext, answer: KeptAnswer, replayed: boolean): Response {
  const headers = { "cache-control": "no-store", "x-request-id": ctx.requestId, ...(replayed ? { "idempotency-replayed": "true" } : {}) };
  return Response.json(answer.body, { status: answer.status, headers });
}
