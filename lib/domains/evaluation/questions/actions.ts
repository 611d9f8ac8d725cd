"use server";

import { action } from "@/lib/transport/action";
import { acceptQuestion } from "./commands/accept-question";
import { deleteQuestion } from "./commands/delete-question";
import { editQuestion } from "./commands/edit-question";
import { importQuestions } from "./commands/import-questions";
import { proposeFromFeedback } from "./commands/propose-from-feedback";
import { proposeQuestions } from "./commands/propose-questions";
import { writeQuestion } from "./commands/write-question";

export const writeQuestionAction = action(writeQuestion);
export const editQuestionAction = action(editQuestion);
export const deleteQuestionAction = action(deleteQuestion);
export const acceptQuestionAction = action(acceptQuestion);
export const importQuestionsAction = action(importQuestions);
export const proposeQuestionsAction = action(proposeQuestions);
export const proposeFromFeedbackAction = action(proposeFromFeedback);
