import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useAction } from '../api/use-action.ts'
import { DelegateDialog } from '../delegations/delegate-dialog.tsx'
import { Button } from '../parts/button.tsx'
import { Instant } from '../parts/instant.tsx'
import { KeyHint } from '../parts/key-hint.tsx'
import { Menu } from '../parts/menu.tsx'
import { visible } from '../parts/outside.ts'
import { say } from '../parts/toasts.tsx'
import type { KeyBinding } from '../shell/key-press.ts'
import { useKeys } from '../shell/keys.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { Conflict } from './conflict.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { bringBack, decide, type Decided, type RequestInFull, decidingChanges } from './queries.ts'
import { RejectDialog } from './reject-dialog.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { SnoozeDialog } from './snooze-dialog.tsx'
import { whyOff } from './why-off.ts'

type Open = 'approve' | 'reject' | 'edit' | 'snooze' | 'rule' | 'delegate'

interface DecisionBarProps {
  readonly request: RequestInFull
  readonly leftOut: ReadonlySet<string>
  readonly stale: boolean
  readonly missing: ReadonlySet<string>
  readonly seenToEnd: boolean
  readonly onShowEnd: () => void
}

/** What can be done with an open request. Approve is off until all of it was shown. */
export function DecisionBar({ request, leftOut, stale, missing, seenToEnd, onShowEnd }: DecisionBarProps) {
  const [open, setOpen] = useState<Open>()
  const { id, kind, youMay, whyNot, editable, snoozedUntil } = request
  const approves = kind === 'approve' && youMay
  const armed = useArmed()
  const off = whyOff({ stale, missing, seenToEnd })
  const isFinal = (request.call?.risk ?? request.set?.risk) !== 'reversible'
  const approving = useAction({ send: decide, changes: decidingChanges, done: told })
  const waking = useAction({
    send: bringBack,
    changes: decidingChanges,
    done: () => say('It waits for you again.'),
  })
  const approve = () => {
    if (isFinal || leftOut.size > 0) setOpen('approve')
    else approving.mutate({ id, body: { decision: 'approve', reason: '', seen: request.seen } })
  }
  const ready = approves && off === undefined && armed
  useDecisionKeys({ approves: ready, edits: approves && editable.length > 0, rejects: approves }, setOpen)
  const close = () => setOpen(undefined)
  const more = [
    ...(approves && editable.length > 0 ? [{ label: 'Edit values…', run: () => setOpen('edit') }] : []),
    { label: 'Ask or remark', run: focusRemark },
    ...(snoozedUntil === null
      ? [{ label: 'Snooze…', run: () => setOpen('snooze') }]
      : [{ label: 'Bring back now', run: () => waking.mutate({ id }) }]),
    { label: 'Delegate…', run: () => setOpen('delegate') },
    ...(request.precedents === null ? [] : [{ label: 'Draft a rule…', run: () => setOpen('rule') }]),
  ]
  return (
    <div className="sticky bottom-0 z-5 -mx-4 mt-6 border-t border-line bg-panel px-4 py-2.5 md:-mx-7 md:px-7 lg:mx-0 lg:rounded-t-md lg:border-x">
      {approving.error && <Conflict error={approving.error} />}
      {waking.error && <Conflict error={waking.error} />}
      {!youMay && whyNot !== null && <p className="mb-1.5 text-mute">You cannot decide this: {visible(whyNot)}.</p>}
      {snoozedUntil !== null && (
        <p className="mb-1.5 text-mute">
          Snoozed by you until <Instant at={snoozedUntil} as="both" />.
        </p>
      )}
      {approves && off !== undefined && (
        <p id="approve-off" className="mb-1.5 text-mute">
          {off}{' '}
          {!seenToEnd && (
            <button type="button" onClick={onShowEnd} className="font-medium text-accent underline">
              Show the rest
            </button>
          )}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {approves && (
          <Button
            weight="primary"
            disabled={!ready}
            busy={approving.isPending}
            aria-describedby={off === undefined ? undefined : 'approve-off'}
            onClick={approve}
          >
            {leftOut.size > 0 ? `Approve all but ${leftOut.size}…` : isFinal ? 'Approve…' : 'Approve'}
            <Hint keys="a" />
          </Button>
        )}
        {youMay && kind === 'approve' && (
          <Button weight="danger" onClick={() => setOpen('reject')}>
            Reject… <Hint keys="r" />
          </Button>
        )}
        <Menu label="More" items={more} />
      </div>
      {open === 'approve' && off === undefined && (
        <ApproveDialog request={request} leftOut={leftOut} onClose={close} onDone={told} />
      )}
      {open === 'reject' && <RejectDialog request={request} onClose={close} />}
      {open === 'edit' && <EditDialog request={request} onClose={close} />}
      {open === 'rule' && <RuleDialog request={id} onClose={close} />}
      {open === 'delegate' && <DelegateDialog onClose={close} />}
      {open === 'snooze' && <SnoozeDialog request={request} onClose={close} />}
    </div>
  )
}

/** Milliseconds for which a request stands there before it can be approved. */
const arming = 600

/** A second click that was meant for what stood here before approves nothing. */
function useArmed(): boolean {
  const [armed, setArmed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), arming)
    return () => clearTimeout(timer)
  }, [])
  return armed
}

/** Says what an approval came to. */
function told({ result, missing }: Decided): void {
  say(result === 'counted' ? `Counted; ${missing} more must agree.` : 'Approved.')
}

function Hint({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span aria-hidden className="max-md:hidden">
      <KeyHint keys={keys} />
    </span>
  )
}

function focusRemark(): void {
  document.querySelector<HTMLTextAreaElement>('textarea[name=remark]')?.focus()
}

interface Can {
  readonly approves: boolean
  readonly edits: boolean
  readonly rejects: boolean
}

/** Keys open what asks once more; none of them decides. */
function useDecisionKeys({ approves, edits, rejects }: Can, open: (what: Open) => void): void {
  const bindings = useMemo<readonly KeyBinding[]>(
    () => [
      ...(approves ? [{ keys: 'a', does: 'Approve: asks once more', run: () => open('approve') }] : []),
      ...(rejects ? [{ keys: 'r', does: 'Reject, with a reason', run: () => open('reject') }] : []),
      ...(edits ? [{ keys: 'e', does: 'Edit values', run: () => open('edit') }] : []),
      { keys: 'c', does: 'Ask or remark', run: focusRemark },
      { keys: 'h', does: 'Snooze', run: () => open('snooze') },
    ],
    [approves, edits, rejects, open],
  )
  useKeys(bindings)
}
