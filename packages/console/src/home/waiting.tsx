import { useQuery } from '@tanstack/react-query'
import { countsQuery } from '../inbox/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { Figure } from '../parts/figure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'

/** What waits on whoever looks. */
export function Waiting() {
  const { data, error, isPending, refetch } = useQuery(countsQuery)
  return (
    <section aria-label="Waiting on you">
      <h2 className="mb-1 text-base font-semibold">Waiting on you</h2>
      {isPending && <Loading what="what waits on you" />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-3">
          <Figure
            to="/inbox"
            label="To decide or answer"
            value={data.waiting}
            {...(data.waiting > 0 ? { tone: 'warn' as const } : {})}
            about={
              data.oldestAskedAt === null ? (
                'nothing waits on you'
              ) : (
                <>
                  oldest <Instant at={data.oldestAskedAt} />
                  {data.firstDue !== null && (
                    <>
                      , first due <Instant at={data.firstDue} />
                    </>
                  )}
                </>
              )
            }
          />
          <Figure
            to="/escalations"
            label="Handed over, unclaimed"
            value={data.escalations.unclaimed}
            {...(data.escalations.unclaimed > 0 ? { tone: 'warn' as const } : {})}
            about={data.escalations.mine === 0 ? 'you have claimed none' : `you have claimed ${data.escalations.mine}`}
          />
          {data.snoozed > 0 && (
            <Figure
              to="/inbox"
              search={{ tab: 'snoozed' }}
              label="Put off"
              value={data.snoozed}
              about="they come back"
            />
          )}
        </div>
      )}
    </section>
  )
}
