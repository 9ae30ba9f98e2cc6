import { useQuery } from '@tanstack/react-query'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { DifferenceList } from './difference-list.tsx'
import { differenceQuery } from './queries.ts'

interface DifferenceViewProps {
  readonly agent: string
  readonly from: string
  readonly to: string
}

/** What one version or draft states otherwise than another. */
export function DifferenceView({ agent, from, to }: DifferenceViewProps) {
  const { data, error, refetch } = useQuery(differenceQuery(agent, from, to))
  if (error) return <Failure error={error} retry={() => void refetch()} />
  return data ? <DifferenceList differences={data.items} /> : <Loading what="what differs" />
}
