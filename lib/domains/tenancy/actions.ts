"use server";

import { action, visitorAction } from "@/lib/transport/action";
import { confirmSignUp } from "./commands/confirm-sign-up";
import { createApiKey } from "./commands/create-api-key";
import { createProject } from "./commands/create-project";
import { removeProject } from "./commands/remove-project";
import { revokeApiKey } from "./commands/revoke-api-key";
import { signUp } from "./commands/sign-up";

export const signUpAction = visitorAction(signUp);
export const confirmSignUpAction = visitorAction(confirmSignUp);
export const createProjectAction = action(createProject);
export const removeProjectAction = action(removeProject);
export const createApiKeyAction = action(createApiKey);
export const revokeApiKeyAction = action(revokeApiKey);
