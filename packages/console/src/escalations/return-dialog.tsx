import { useState } from 'react'
import { useAction } from '../api/use-action.ts'
import { SayDialog } from '../inbox/say-dialog.tsx'
import { visible } from '../parts/outside.ts'
import { say } from '../parts/toasts.tsx'
import { giveBack, type EscalationInFull, holdingChanges } from './queries.ts'

type Answer = 'yes' | 'no' | undefined

/** Gives a run back to its agent, with what a person found out about writes that nothing can read back. */
export function ReturnDialog({ item, onClose }: { readonly item: EscalationInFull; readonly onClose: () => void }) {
  const unknown = (item.item?.unknown ?? []).filter(({ effect }) => effect !== '')
  const [found, setFound] = useState<Readonly<Record<string, Answer>>>({})
  const returning = useAction({
    send: giveBack,
    changes: holdingChanges,
    done: () => {
      say('Returned. The agent reads everything anew and goes on.')
      onClose()
    },
  })
  return (
    <SayDialog
      title="Return to the agent"
      label="What you did"
      needed
      does="Return"
      busy={returning.isPending}
      error={returning.error}
      onClose={onClose}
      onSay={(words) =>
        returning.mutate({
          id: item.id,
          words,
          found: Object.entries(found).flatMap(([effect, answer]) =>
            answer === undefined ? [] : [{ effect, happened: answer === 'yes' }],
          ),
        })
      }
    >
      <p>
        The agent reads the world anew: what you set right is found there, and what is done is never done twice. It is
        told your words.
      </p>
      {unknown.map(({ effect, title, look }) => (
        <fieldset key={effect} className="rounded-md border border-line px-3 py-2">
          <legend className="px-1 font-medium wrap-anywhere">{visible(title)}</legend>
          <p className="text-mute">{visible(look)}</p>
          <div className="flex flex-wrap gap-4">
            {(['yes', 'no', undefined] as const).map((answer) => (
              <label key={answer ?? 'unknown'} className="flex min-h-7 items-center gap-2">
                <input
                  type="radio"
                  name={effect}
                  checked={found[effect] === answer}
                  onChange={() => setFound((before) => ({ ...before, [effect]: answer }))}
                  className="size-4 accent-accent"
                />
                {answer === 'yes' ? 'It happened' : answer === 'no' ? 'It did not happen' : 'Not found out'}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </SayDialog>
  )
}
