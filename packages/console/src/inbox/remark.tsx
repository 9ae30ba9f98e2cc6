import { useState, type FormEvent } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useMay } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextAreaField } from '../parts/field.tsx'
import { remark } from './queries.ts'

/** Asks the others something, or tells them: it decides nothing. */
export function Remark({ id }: { readonly id: string }) {
  const may = useMay('answer requests')
  const [text, setText] = useState('')
  const saying = useAction({ send: remark, changes: [['request'], ['escalation']], done: () => setText('') })
  if (!may) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') saying.mutate({ id, text })
  }
  return (
    <form onSubmit={submit} className="mt-2 flex max-w-prose flex-col gap-2">
      <TextAreaField
        label="Ask or remark"
        name="remark"
        rows={2}
        maxLength={4_000}
        value={text}
        problem={fieldProblem(saying.error, 'text')}
        onChange={(event) => setText(event.target.value)}
        hint="Everybody who may answer sees it. It decides nothing."
      />
      {saying.error && !fieldProblem(saying.error, 'text') && <Failure error={saying.error} />}
      <Button type="submit" busy={saying.isPending} className="self-start">
        Send remark
      </Button>
    </form>
  )
}
