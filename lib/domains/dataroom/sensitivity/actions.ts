"use server";

import { action } from "@/lib/transport/action";
import { acceptSuggestion } from "./commands/accept-suggestion";
import { overrideSuggestion } from "./commands/override-suggestion";

export const acceptSuggestionAction = action(acceptSuggestion);
export const overrideSuggestionAction = action(overrideSuggestion);
