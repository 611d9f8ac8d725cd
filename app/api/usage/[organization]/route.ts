import { organizationRoute } from "@/lib/transport/route";
import { sendUsage } from "@/lib/transport/send-usage";

export const GET = organizationRoute<{ organization: string }>((ctx, { url }) => sendUsage(ctx, url.searchParams));
