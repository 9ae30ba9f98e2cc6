import { useEffect, useRef, useState, type FormEvent } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useMay } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { RunLink } from '../parts/run-link.tsx'
import { pullStop, type Pulled, type WantedStop } from './queries.ts'

const kinds = [
  { value: 'all', label: 'Everything' },
  { value: 'agent', label: 'One agent' },
  { value: 'action', label: 'One action' },
  { value: 'connector', label: 'One connector' },
  { value: 'entity', label: 'One thing, such as order:O-1' },
] as const

/** Stops writes at once. Looking goes on, and so does telling people. */
export function PullStop({ everythingStands }: { readonly everythingStands: boolean }) {
  const may = useMay('pull stops')
  const [what, setWhat] = useState<WantedStop['what']>('all')
  const [name, setName] = useState('')
  const [because, setBecause] = useState('')
  const pulling = useAction({ send: pullStop, changes: [['stops'], ['runs']] })
  if (!may) return <p className="text-mute">Your roles stop nothing.</p>
  if (pulling.data) return <Reached pulled={pulling.data} />
  if (everythingStands) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    pulling.mutate({ what, because, ...(what === 'all' ? {} : { name }) })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <p>
        What agents write outside stops at once, and waits until somebody else releases it. Looking goes on. What was
        begun before is read back and told.
      </p>
      <SelectField
        label="What stops"
        options={kinds}
        value={what}
        onChange={(event) => setWhat(kinds.find(({ value }) => value === event.target.value)?.value ?? 'all')}
      />
      {what !== 'all' && (
        <TextField
          label={what === 'entity' ? 'Its kind and id' : 'Its name'}
          required
          value={name}
          problem={fieldProblem(pulling.error, 'name')}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <TextField
        label="Why"
        required
        autoFocus
        value={because}
        problem={fieldProblem(pulling.error, 'because')}
        onChange={(event) => setBecause(event.target.value)}
      />
      {pulling.error && <Failure error={pulling.error} />}
      <Button type="submit" weight="danger" busy={pulling.isPending} className="self-start">
        {what === 'all' ? 'Stop everything now' : 'Stop it now'}
      </Button>
    </form>
  )
}

function Reached({ pulled: { stop, underWay, machine, alone } }: { readonly pulled: Pulled }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} role="status">
      <p className="font-medium">Stopped: {stop.told}.</p>
      {!alone && <p className="mt-1">What was about to begin at that moment may still begin; it is read back.</p>}
      {machine !== null && <p className="mt-1 text-bad">Its workers learn it from the database alone: {machine}</p>}
      {underWay.length === 0 ? (
        <p className="mt-1 text-mute">Nothing was under way.</p>
      ) : (
        <>
          <p className="mt-2">Under way already; each is read back and told:</p>
          <ul className="mt-1 list-disc pl-5">
            {underWay.map(({ run, agent, action, state }) => (
              <li key={`${run} ${action}`}>
                {action} of {agent} ({state}), <RunLink run={run}>{run}</RunLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
