import { useQueries } from '@tanstack/react-query'
import { useAction } from '../api/use-action.ts'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { NamedValues } from '../parts/named-values.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { visible } from '../parts/outside.ts'
import { say } from '../parts/toasts.tsx'
import { approveTogether, requestQuery, type Request, decidingChanges } from './queries.ts'
import { SayDialog } from './say-dialog.tsx'

/** Several approvals of the same action under the same rule: each is shown with its arguments; all are approved, or none. */
export function ApproveTogether({
  requests,
  onClose,
}: {
  readonly requests: readonly Request[]
  readonly onClose: () => void
}) {
  const queries = useQueries({ queries: requests.map(({ id }) => requestQuery(id)) })
  const approving = useAction({
    send: approveTogether,
    changes: decidingChanges,
    done: (results) => {
      say(`${results.length} approved together.`)
      onClose()
    },
  })
  const full = queries.flatMap(({ data }) => (data ? [data] : []))
  const isWhole =
    full.length === requests.length && full.every(({ youMay, texts }) => youMay && texts.every((one) => one.whole))
  const failed = queries.find(({ error, data }) => error && !data)
  const final = full.some(({ call }) => call?.risk === 'irreversible')
  return (
    <SayDialog
      title={`Approve ${requests.length} that are alike`}
      label="Why (kept with each answer; may be left out)"
      does={`Approve all ${requests.length}`}
      danger={final}
      busy={approving.isPending}
      disabled={!isWhole}
      error={approving.error}
      onClose={onClose}
      onSay={(reason) =>
        approving.mutate({
          requests: full.map(({ id }) => id),
          reason,
          seen: Object.fromEntries(full.map(({ id, seen }) => [id, seen])),
        })
      }
    >
      <p>The same action under the same rule. Either all of them are approved, or none.</p>
      {final && <p className="font-medium text-bad">What they do cannot be undone.</p>}
      {failed && <Failure error={failed.error} retry={() => void failed.refetch()} />}
      {full.length < requests.length && !failed && <Loading what="all of them" />}
      <ol
        className="max-h-80 divide-y divide-line overflow-y-auto border-y border-line"
        tabIndex={0}
        aria-label="Requests"
      >
        {full.map(({ id, title, call, whyNot }) => (
          <li key={id} className="py-1.5">
            <p className="font-medium">
              <OutsideWords most={300}>{title}</OutsideWords>
            </p>
            {whyNot !== null && <p className="text-bad">{visible(whyNot)}</p>}
            <NamedValues values={call?.arguments ?? []} />
          </li>
        ))}
      </ol>
    </SayDialog>
  )
}
