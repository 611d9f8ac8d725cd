"use server";

import { action } from "@/lib/transport/action";
import { rateAnswer } from "./commands/rate-answer";

export const rateAnswerAction = action(rateAnswer);
