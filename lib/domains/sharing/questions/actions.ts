"use server";

import { action } from "@/lib/transport/action";
import { answerQuestion } from "./commands/answer-question";
import { approveAnswer } from "./commands/approve-answer";
import { declineQuestion } from "./commands/decline-question";
import { publishAnswer } from "./commands/publish-answer";
import { redraftAnswer } from "./commands/redraft-answer";

export const answerQuestionAction = action(answerQuestion);
export const approveAnswerAction = action(approveAnswer);
export const publishAnswerAction = action(publishAnswer);
export const declineQuestionAction = action(declineQuestion);
export const redraftAnswerAction = action(redraftAnswer);
