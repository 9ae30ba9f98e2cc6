import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useMay, useMe } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { say } from '../parts/toasts.tsx'
import { peopleQuery } from '../people/queries.ts'
import { delegate } from './queries.ts'

/** Who, from which day to which, and why. What they answer is told as theirs, in the place of whoever is away. */
export function DelegateForm() {
  const me = useMe()
  const may = useMay('answer requests')
  const { data: people = [] } = useQuery(peopleQuery)
  const [to, setTo] = useState('')
  const [since, setSince] = useState('')
  const [until, setUntil] = useState('')
  const [because, setBecause] = useState('')
  const delegating = useAction({
    send: delegate,
    changes: [['delegations'], ['requests'], ['inbox']],
    done: (made) => say(`${made.to} stands in for you`),
  })
  if (!may) return <p className="text-mute">Your roles answer no requests: there is nothing to delegate.</p>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    delegating.mutate({ to, until, because, ...(since === '' ? {} : { since }) })
  }
  const others = people.filter(({ name }) => name !== me.name)
  const options = others.map(({ name, roles }) => ({ value: name, label: `${name} (${roles.join(', ')})` }))
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <SelectField
        label="Who answers in your place"
        required
        autoFocus
        value={to}
        options={[{ value: '', label: 'Choose somebody' }, ...options]}
        problem={fieldProblem(delegating.error, 'to')}
        onChange={(event) => setTo(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="From"
          type="date"
          hint="Empty: from now on"
          value={since}
          problem={fieldProblem(delegating.error, 'since')}
          onChange={(event) => setSince(event.target.value)}
        />
        <TextField
          label="To the end of"
          type="date"
          required
          value={until}
          problem={fieldProblem(delegating.error, 'until')}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <TextField label="Why (may be empty)" value={because} onChange={(event) => setBecause(event.target.value)} />
      {delegating.error && <Failure error={delegating.error} />}
      <Button type="submit" weight="primary" busy={delegating.isPending} className="self-start">
        Let them answer
      </Button>
    </form>
  )
}
