import { ListSkeleton } from "@/components/patterns/list-skeleton";

export default function InvitationsLoading() {
  return <ListSkeleton what="invitations" />;
}
