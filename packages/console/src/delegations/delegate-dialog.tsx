import { useQuery } from '@tanstack/react-query'
import { useMe } from '../api/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { DelegateForm } from './delegate-form.tsx'
import { delegationsQuery } from './queries.ts'
import { StandingDelegation } from './standing-delegation.tsx'

/** Letting somebody answer in one's place for some days, and ending that. */
export function DelegateDialog({ onClose }: { readonly onClose: () => void }) {
  const me = useMe()
  const { data: all, error, refetch } = useQuery(delegationsQuery)
  const mine = all?.filter(({ from, to }) => from === me.name || to === me.name) ?? []
  return (
    <Dialog title="Let somebody answer in your place" onClose={onClose}>
      {error && !all && <Failure error={error} retry={() => void refetch()} />}
      {!error && !all && <Loading what="who stands in for whom" />}
      {mine.length > 0 && (
        <ul aria-label="Delegations of yours" className="mb-4 flex flex-col gap-2">
          {mine.map((one) => (
            <StandingDelegation key={one.id} delegation={one} />
          ))}
        </ul>
      )}
      <DelegateForm />
    </Dialog>
  )
}
