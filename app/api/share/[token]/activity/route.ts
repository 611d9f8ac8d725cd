import { reportReading } from "@/lib/domains/sharing/reading";
import { readingReportSchema } from "@/lib/domains/sharing/schema";
import { parseInput } from "@/lib/kernel/command";
import { jsonBody } from "@/lib/transport/route";
import { shareRoute } from "@/lib/transport/share-route";

export const POST = shareRoute<{ token: string }>(async (share, { request }) => reportReading(share, parseInput(readingReportSchema, await jsonBody(request, 10_000))));
