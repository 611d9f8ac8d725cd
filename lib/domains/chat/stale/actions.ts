"use server";

import { action } from "@/lib/transport/action";
import { keepAnswer } from "./commands/keep-answer";

export const keepAnswerAction = action(keepAnswer);
