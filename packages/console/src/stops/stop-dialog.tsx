import { useQuery } from '@tanstack/react-query'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { PullStop } from './pull-stop.tsx'
import { stopsQuery } from './queries.ts'
import { StandingStop } from './standing-stop.tsx'

/** What is stopped, letting it go on, and stopping more. */
export function StopDialog({ onClose }: { readonly onClose: () => void }) {
  const { data: stops, error, refetch } = useQuery(stopsQuery)
  return (
    <Dialog title="Stop" onClose={onClose}>
      {error && !stops && <Failure error={error} retry={() => void refetch()} />}
      {!error && !stops && <Loading what="what is stopped" />}
      {stops && stops.length > 0 && (
        <section aria-label="What is stopped" className="mb-5">
          <ul className="flex flex-col gap-3">
            {stops.map((stop) => (
              <StandingStop key={stop.id} stop={stop} onAllReleased={onClose} />
            ))}
          </ul>
        </section>
      )}
      <PullStop everythingStands={stops?.some((one) => one.switch === 'all') === true} />
    </Dialog>
  )
}
