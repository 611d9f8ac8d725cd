import { handleAuth } from "@/lib/registry/auth";

export { handleAuth as GET, handleAuth as POST };
