import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextAreaField } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { visible } from '../parts/outside.ts'
import { toldFilter, type RunFilter } from './filter.ts'
import { cancelMatching, underWayQuery } from './queries.ts'

interface CancelMatchingProps {
  readonly filter: RunFilter
  readonly onClose: () => void
}

/** The filter is the selection: how many would be told first, then why, then all of them. */
export function CancelMatching({ filter, onClose }: CancelMatchingProps) {
  const { data, error, isPending, refetch } = useQuery(underWayQuery(filter))
  const cancelling = useAction({ send: cancelMatching, changes: [['runs']] })
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (data && data.count > 0) cancelling.mutate({ filter, reason, count: data.count })
  }
  return (
    <Dialog title="Cancel all runs under way that match" onClose={onClose}>
      {isPending && <Loading what="how many match" />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {cancelling.data ? (
        <p role="status">
          {cancelling.data.told} runs were told to stop
          {cancelling.data.gone > 0 && `; ${cancelling.data.gone} had ended meanwhile`}. Each ends as cancelled once it
          has taken back what it must.
        </p>
      ) : data?.count === 0 ? (
        <p>No run under way matches. Nothing is to be cancelled.</p>
      ) : (
        data && (
          <form onSubmit={submit} className="flex flex-col gap-3">
            <p>
              <strong>{data.more ? `More than ${data.count}` : data.count}</strong> runs under way match:{' '}
              {toldFilter(filter)
                .map(({ label }) => visible(label))
                .join(', ')}
              . Each takes back what its goal says, and ends.
            </p>
            {data.more && <p className="text-warn">At most {data.count} are cancelled at once: narrow the filter.</p>}
            <TextAreaField
              label="Why"
              rows={2}
              required
              autoFocus
              value={reason}
              problem={fieldProblem(cancelling.error, 'reason')}
              onChange={(event) => setReason(event.target.value)}
            />
            {cancelling.error && <Failure error={cancelling.error} retry={() => void refetch()} />}
            <Button
              type="submit"
              weight="danger"
              disabled={data.more}
              busy={cancelling.isPending}
              className="self-start"
            >
              Cancel {data.count} runs
            </Button>
          </form>
        )
      )}
    </Dialog>
  )
}
