import { useState, type FormEvent } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { Section } from '../parts/section.tsx'
import { Conflict } from './conflict.tsx'
import { judge, type RequestInFull, type Verdict, decidingChanges } from './queries.ts'

const verdicts: readonly { readonly verdict: Verdict; readonly label: string }[] = [
  { verdict: 'made', label: 'It should have been done without asking' },
  { verdict: 'asked', label: 'Somebody should have been asked' },
  { verdict: 'refused', label: 'It should have been refused' },
]

const decided = { allow: 'done without asking', escalate: 'left to people', deny: 'refused' } as const

/** Judges a call without knowing how it was decided; what was decided is told afterwards. */
export function ReviewForm({ request }: { readonly request: RequestInFull }) {
  const [verdict, setVerdict] = useState<Verdict>()
  const [reason, setReason] = useState('')
  const judging = useAction({ send: judge, changes: [...decidingChanges, ['agents']] })
  if (judging.data)
    return (
      <Section title="Your judgement">
        <p role="status">
          {judging.data.decided === null ? 'Kept.' : `It had been ${decided[judging.data.decided]}.`}{' '}
          {judging.data.agrees === true && 'You agree.'}
          {judging.data.agrees === false && 'You disagree: that counts against its autonomy.'}
        </p>
      </Section>
    )
  if (!request.youMay || request.state !== 'open') return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (verdict !== undefined && reason.trim() !== '') judging.mutate({ id: request.id, verdict, reason })
  }
  return (
    <Section title="Your judgement">
      <form onSubmit={submit} className="flex max-w-prose flex-col gap-3">
        <fieldset>
          <legend className="mb-1">What should have become of it? You are told what did afterwards.</legend>
          {verdicts.map((one) => (
            <label key={one.verdict} className="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="verdict"
                required
                checked={verdict === one.verdict}
                onChange={() => setVerdict(one.verdict)}
                className="size-4 accent-accent"
              />
              {one.label}
            </label>
          ))}
        </fieldset>
        <TextField
          label="Why"
          required
          value={reason}
          problem={fieldProblem(judging.error, 'reason')}
          onChange={(event) => setReason(event.target.value)}
        />
        {judging.error && <Conflict error={judging.error} />}
        <Button type="submit" weight="primary" busy={judging.isPending} className="self-start">
          Judge
        </Button>
      </form>
    </Section>
  )
}
