import { ConversationSkeleton } from "@/components/chat/conversation-skeleton";

export default ConversationSkeleton;
