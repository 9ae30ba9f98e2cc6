import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useMay } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextAreaField } from '../parts/field.tsx'
import { say } from '../parts/toasts.tsx'
import { Doubts } from './doubts.tsx'
import { startGoal, understand, type Asked } from './queries.ts'
import { settled } from './settle.ts'
import { Asks, WhatCanBeAsked } from './what-can-be-asked.tsx'
import { WhatItWillDo } from './what-it-will-do.tsx'

interface GoalBoxProps {
  /** Words that are there at the start, and are understood at once. */
  readonly words?: string
  readonly onStarted?: (run: string) => void
}

/** A goal in words: what it is taken for, what is in doubt about it, what it will do; then it starts. */
export function GoalBox({ words = '', onStarted }: GoalBoxProps) {
  const may = useMay('start goals')
  const [typed, setTyped] = useState(words)
  const [asked, setAsked] = useState<Asked>()
  const hearing = useMutation({ mutationFn: understand })
  const starting = useAction({
    send: startGoal,
    changes: [['runs']],
    done: ({ run }) => {
      say(`Started ${run}. A worker takes it on.`)
      setTyped('')
      setAsked(undefined)
      hearing.reset()
      onStarted?.(run)
    },
  })
  const { mutate: hear } = hearing
  const ask = (what: Asked) => {
    starting.reset()
    setAsked(what)
    hear(what)
  }
  useWordsAtStart(words, ask)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') ask({ words: typed.trim() })
  }
  const heard = asked && hearing.data
  return (
    <section aria-label="Start a goal">
      <form onSubmit={submit} className="flex flex-col gap-2">
        <TextAreaField
          label="What shall be done?"
          name="words"
          rows={2}
          maxLength={4_000}
          value={typed}
          placeholder="Resolve ticket T-4711, spend at most 50 GBP, by tomorrow noon"
          onChange={(event) => {
            setTyped(event.target.value)
            setAsked(undefined)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event)
          }}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" weight={heard?.kind === 'understood' ? 'plain' : 'primary'} busy={hearing.isPending}>
            Understand
          </Button>
          <span className="text-xs text-mute">Nothing starts yet: you see first what it is taken for.</span>
        </div>
      </form>
      {!asked && typed === '' && <WhatCanBeAsked onChoose={setTyped} />}
      <div aria-live="polite">
        {asked && hearing.error && <Failure error={hearing.error} retry={() => hear(asked)} />}
        {heard?.kind === 'nothing' && (
          <div className="mt-4 rounded-md border border-line bg-panel p-3">
            <p className="font-medium">{heard.why}</p>
            <Asks asks={heard.askable} onChoose={setTyped} />
          </div>
        )}
        {asked && heard?.kind === 'doubts' && (
          <Doubts heard={heard} onSettle={(doubt, choice) => ask(settled(asked, doubt, choice))} />
        )}
        {asked && heard?.kind === 'understood' && (
          <WhatItWillDo heard={heard}>
            {starting.error && <Failure error={starting.error} />}
            <Button weight="primary" disabled={!may} busy={starting.isPending} onClick={() => starting.mutate(asked)}>
              Start
            </Button>
            {!may && <p className="mt-1 text-mute">Your roles start no goals: operator or owner do.</p>}
          </WhatItWillDo>
        )}
      </div>
    </section>
  )
}

/** Words that came with the page, as from the palette, are understood once. */
function useWordsAtStart(words: string, ask: (what: Asked) => void): void {
  const heard = useRef('')
  useEffect(() => {
    if (words === '' || heard.current === words) return
    heard.current = words
    ask({ words })
  })
}
