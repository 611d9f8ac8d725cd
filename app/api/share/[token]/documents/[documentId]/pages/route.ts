import { sharedPages } from "@/lib/domains/sharing/pages/shared-pages";
import { PAGE_WIDTHS } from "@/lib/domains/sharing/pages/schema";
import { shareRoute } from "@/lib/transport/share-route";

export const GET = shareRoute<{ token: string; documentId: string }>(async (share, { params }) => ({ ...(await sharedPages(share, params.documentId)), widths: PAGE_WIDTHS }));
