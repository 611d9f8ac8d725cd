import { ListSkeleton } from "@/components/patterns/list-skeleton";

export default function UsageLoading() {
  return <ListSkeleton what="usage" rows={6} columns={[5, 1, 1, 1]} />;
}
