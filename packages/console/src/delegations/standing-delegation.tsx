import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { say } from '../parts/toasts.tsx'
import { endDelegation, type Delegation } from './queries.ts'

/** One delegation that holds or will; one of the two ends it. */
export function StandingDelegation({
  delegation: { id, from, to, since, until, because },
}: {
  readonly delegation: Delegation
}) {
  const queries = useQueryClient()
  const ending = useMutation({
    mutationFn: endDelegation,
    onSuccess: async () => {
      say(`${to} does not stand in for ${from} any more`)
      await queries.invalidateQueries({ queryKey: ['delegations'] })
    },
  })
  return (
    <li className="flex flex-wrap items-center gap-2 rounded-md border border-line px-3 py-2">
      <div className="min-w-0 grow">
        <p className="font-medium">
          {to} stands in for {from}
        </p>
        <p className="text-mute">
          <Instant at={since} as="full" /> to <Instant at={until} as="full" />
          {because !== '' && `: ${because}`}
        </p>
      </div>
      <Button
        busy={ending.isPending}
        onClick={() => ending.mutate(id)}
        aria-label={`End that ${to} stands in for ${from}`}
      >
        End
      </Button>
      {ending.error && <Failure error={ending.error} />}
    </li>
  )
}
