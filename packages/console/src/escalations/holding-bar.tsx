import { useMemo, useState } from 'react'
import { useMe } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { KeyHint } from '../parts/key-hint.tsx'
import { Menu } from '../parts/menu.tsx'
import { visible } from '../parts/outside.ts'
import { say } from '../parts/toasts.tsx'
import type { KeyBinding } from '../shell/key-press.ts'
import { useKeys } from '../shell/keys.ts'
import { claim, type EscalationInFull, holdingChanges } from './queries.ts'
import { ReturnDialog } from './return-dialog.tsx'
import { doings, SayingDialog, type Doing } from './saying-dialog.tsx'
import { standingOf, type Standing } from './standing.ts'

/** What can be done with what was handed over, by who has it. */
export function HoldingBar({ item }: { readonly item: EscalationInFull }) {
  const me = useMe().name
  const [open, setOpen] = useState<Doing | 'return'>()
  const standing = standingOf(item, me)
  const claiming = useAction({
    send: claim,
    changes: holdingChanges,
    done: () => say('You have it.'),
  })
  useHoldingKeys(standing, () => claiming.mutate({ id: item.id }), setOpen)
  if (standing.kind === 'over') return null
  const doing = (what: Doing) => ({ label: `${doings[what].label}…`, run: () => setOpen(what) })
  return (
    <div className="sticky bottom-0 z-5 -mx-4 mt-6 border-t border-line bg-panel px-4 py-2.5 md:-mx-7 md:px-7 lg:mx-0 lg:rounded-t-md lg:border-x lg:px-4">
      {claiming.error && <Failure error={claiming.error} />}
      {standing.kind === 'held' && (
        <p className="text-mute">
          {visible(standing.by)} has it
          {item.holderSince !== null && (
            <>
              {' '}
              since <Instant at={item.holderSince} />
            </>
          )}
          ; only they return or close it.
        </p>
      )}
      {standing.kind === 'free' && !standing.mayClaim && item.whyNot !== null && (
        <p className="text-mute">You cannot claim this: {visible(item.whyNot)}.</p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {standing.kind === 'free' && standing.mayClaim && (
          <>
            <Button weight="primary" busy={claiming.isPending} onClick={() => claiming.mutate({ id: item.id })}>
              Claim <Hint keys="c" />
            </Button>
            <Button onClick={() => setOpen('take')}>Take control…</Button>
          </>
        )}
        {standing.kind === 'mine' && (
          <>
            <Button weight="primary" onClick={() => setOpen('return')}>
              Return to the agent… <Hint keys="t" />
            </Button>
            <Menu
              label="More"
              items={[...(standing.inControl ? [] : [doing('take')]), doing('note'), doing('release'), doing('close')]}
            />
          </>
        )}
      </div>
      {open === 'return' && <ReturnDialog item={item} onClose={() => setOpen(undefined)} />}
      {open !== undefined && open !== 'return' && (
        <SayingDialog key={open} doing={open} id={item.id} onClose={() => setOpen(undefined)} />
      )}
    </div>
  )
}

function Hint({ keys }: { readonly keys: string }) {
  return (
    <span aria-hidden className="max-md:hidden">
      <KeyHint keys={keys} />
    </span>
  )
}

function useHoldingKeys(standing: Standing, onClaim: () => void, open: (what: Doing | 'return') => void): void {
  const free = standing.kind === 'free' && standing.mayClaim
  const mine = standing.kind === 'mine'
  const bindings = useMemo<readonly KeyBinding[]>(
    () => [
      ...(free ? [{ keys: 'c', does: 'Claim', run: onClaim }] : []),
      ...(mine
        ? [
            { keys: 't', does: 'Return to the agent', run: () => open('return') },
            { keys: 'n', does: 'Note how far it is', run: () => open('note') },
            { keys: 'x', does: 'Close it', run: () => open('close') },
          ]
        : []),
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- claiming is the same act however often it is rendered
    [free, mine, open],
  )
  useKeys(bindings)
}
