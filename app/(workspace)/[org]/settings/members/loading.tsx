import { ListSkeleton } from "@/components/patterns/list-skeleton";

export default function MembersLoading() {
  return <ListSkeleton what="members" />;
}
