import { ListSkeleton } from "@/components/patterns/list-skeleton";

export default function ModelsLoading() {
  return <ListSkeleton what="model providers" rows={4} columns={[1, 6, 1]} />;
}
