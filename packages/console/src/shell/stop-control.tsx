import { useQuery } from '@tanstack/react-query'
import { OctagonX } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { classes } from '../parts/classes.ts'
import { stopsQuery } from '../stops/queries.ts'

const StopDialog = lazy(() =>
  import('../stops/stop-dialog.tsx').then(({ StopDialog: component }) => ({ default: component })),
)

/** Stopping everything, from every page; and whether anything is stopped. */
export function StopControl() {
  const [open, setOpen] = useState(false)
  const { data: stops = [] } = useQuery(stopsQuery)
  const standing = stops.length > 0
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={classes(
          'flex min-h-8 items-center gap-2.5 rounded-md px-2 py-1 text-left hover:bg-raised',
          standing && 'bg-bad/10 font-medium text-bad',
        )}
      >
        <OctagonX size={16} aria-hidden className="shrink-0 text-bad" />
        {standing
          ? `Stopped: ${stops.some((one) => one.switch === 'all') ? 'everything' : stops.length}`
          : 'Stop everything'}
      </button>
      <Suspense>{open && <StopDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
