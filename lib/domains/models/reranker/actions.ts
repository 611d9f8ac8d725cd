"use server";

import { organizationAction } from "@/lib/transport/action";
import { removeReranker } from "./commands/remove-reranker";
import { setReranker } from "./commands/set-reranker";
import { testReranker } from "./commands/test-reranker";

export const setRerankerAction = organizationAction(setReranker);
export const removeRerankerAction = organizationAction(removeReranker);
export const testRerankerAction = organizationAction(testReranker);
