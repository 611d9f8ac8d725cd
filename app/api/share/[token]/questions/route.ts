import { askQuestion } from "@/lib/domains/sharing/questions/commands/ask-question";
import { readVisitorQuestions } from "@/lib/domains/sharing/questions/picture-pages";
import { askQuestionSchema } from "@/lib/domains/sharing/questions/schema";
import { parseInput } from "@/lib/kernel/command";
import { jsonBody } from "@/lib/transport/route";
import { shareRoute } from "@/lib/transport/share-route";

export const GET = shareRoute<{ token: string }>((share) => readVisitorQuestions(share));

export const POST = shareRoute<{ token: string }>(async (share, { request }) => askQuestion.execute(share, parseInput(askQuestionSchema, await jsonBody(request, 40_000))));
