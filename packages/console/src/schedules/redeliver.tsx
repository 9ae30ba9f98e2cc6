import { useMay } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { say } from '../parts/toasts.tsx'
import { redeliver, type Delivery } from './queries.ts'

/** Decides a refused event again, by the file as it is now. */
export function Redeliver({ delivery: { trigger, source, event } }: { readonly delivery: Delivery }) {
  const may = useMay('change schedules')
  const sending = useAction({
    send: redeliver,
    changes: [['triggers']],
    done: () => say('It is decided again where a worker runs.'),
  })
  if (!may) return null
  return (
    <>
      <Button busy={sending.isPending} onClick={() => sending.mutate({ id: trigger, source, event })}>
        Decide again
      </Button>
      {sending.error && <Failure error={sending.error} />}
    </>
  )
}
