import { notFound } from "@/lib/kernel/app-error";
import { publicRoute } from "@/lib/transport/route";

const answer = publicRoute(() => Promise.reject(notFound("address")));

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
