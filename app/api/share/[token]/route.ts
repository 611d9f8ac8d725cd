import { shareRoute } from "@/lib/transport/share-route";

/** Whether the visit stands; refused, it says why to who was let in before. */
export const GET = shareRoute<{ token: string }>((share) => Promise.resolve({ name: share.link.name }));
