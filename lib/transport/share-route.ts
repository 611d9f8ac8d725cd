import "server-only";
import { requireVisit } from "@/lib/domains/sharing/contexts";
import type { ShareContext } from "@/lib/domains/sharing/visits";
import { assertSameOrigin, bind, type Handler } from "./route";

/** Routes of a share link's visitors: the address and the visit's cookie are the credential, asked afresh each time. Nothing is kept by a browser, found by a search engine or named to another site. */
export function shareRoute<P extends { token: string }>(handler: Handler<P, ShareContext>) {
  const answer = bind<P, ShareContext>((request, params) => {
    assertSameOrigin(request);
    return requireVisit(params.token, request.headers);
  }, handler);
  return async (request: Request, next: { params: Promise<P> }): Promise<Response> => {
    const response = await answer(request, next);
    response.headers.set("cache-control", "no-store");
    response.headers.set("x-robots-tag", "noindex, nofollow");
    response.headers.set("referrer-policy", "no-referrer");
    return response;
  };
}
