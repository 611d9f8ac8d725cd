import "server-only";
import { type Endpoint, failures, json, JSON_TYPE, params, problem } from "../endpoint";
import { EXAMPLES } from "../examples";
import { listOf } from "../schemas";
import * as api from "./share-schemas";

const linkId = params("linkId");
const TAG = "Share links";

export const SHARE_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listShares", method: "get", path: "/shares", tag: TAG, permission: "shares:read", secured: true, summary: "List share links", description: "Newest first: the key's own, and those that open nothing which it may not see.", query: api.listSharesQuery,
    answers: { 200: json("A page", listOf(api.shareSchema)), ...failures(problem, 400, 404) },
  },
  {
    id: "createShare", method: "post", path: "/shares", tag: TAG, permission: "shares:manage", secured: true, summary: "Share documents and folders", description: "Visitors need no account. Needs shares:read too, as all calls that change a link. The answer tells the address this once, so it is not repeated for an Idempotency-Key.",
    body: { contentType: JSON_TYPE, schema: api.createShareBody, example: { name: "For the bidders", documentIds: [EXAMPLES.document.id], emails: ["ada@example.com"], expiresAt: "2027-01-31T22:59:59Z" } },
    answers: { 201: json("Made", api.createdShareSchema), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "getShare", method: "get", path: "/shares/{linkId}", tag: TAG, permission: "shares:read", secured: true, summary: "One share link", params: linkId,
    answers: { 200: json("The link", api.shareSchema), ...failures(problem, 404) },
  },
  {
    id: "updateShare", method: "patch", path: "/shares/{linkId}", tag: TAG, permission: "shares:manage", secured: true, summary: "Change the terms of a link", description: "Of one's own; what is left out stays. It holds from every visitor's next request on.", params: linkId,
    body: { contentType: JSON_TYPE, schema: api.updateShareBody, example: { allowDownload: true } },
    answers: { 200: json("The link as it is now", api.shareSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "renewShareAddress", method: "post", path: "/shares/{linkId}/address", tag: TAG, permission: "shares:manage", secured: true, summary: "Make a new address", description: "Of one's own; the address until now opens nothing any more.", params: linkId,
    answers: { 200: json("The new address, told this once", api.shareAddressSchema), ...failures(problem, 404, 409) },
  },
  {
    id: "revokeShare", method: "post", path: "/shares/{linkId}/revoke", tag: TAG, permission: "shares:manage", secured: true, summary: "Revoke a link", description: "For good, from every visitor's next request on. Its visits stay.", params: linkId,
    answers: { 200: json("The link as it is now", api.shareSchema), ...failures(problem, 404) },
  },
  {
    id: "listShareVisits", method: "get", path: "/shares/{linkId}/visits", tag: TAG, permission: "shares:read", secured: true, summary: "Who came, and what he read", description: "Newest first, with the time on each page of what the key may see.", params: linkId, query: api.listVisitsQuery,
    answers: { 200: json("A page", listOf(api.shareVisitSchema)), ...failures(problem, 400, 404) },
  },
];
