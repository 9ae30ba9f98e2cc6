import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useMe } from '../api/session.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { nameText } from '../parts/values.ts'
import { valuesTyped } from './call-values.ts'
import { DecisionShown } from './decision-shown.tsx'
import type { CaseCall } from './draft-queries.ts'
import { explainCall, type Content } from './queries.ts'

interface TryCallProps {
  readonly content: Content
  /** Saves the call as a case; absent where nothing can be changed. */
  readonly onSave?: (saved: { readonly case: string; readonly expect: string; readonly call: CaseCall }) => void
}

type Action = Content['actions'][number]

/** Decides one call as these policies would: nothing is read or done. */
export function TryCall({ content, onSave }: TryCallProps) {
  const [chosen, setChosen] = useState<string>()
  const action = content.actions.find((one) => one.action === chosen) ?? content.actions[0]
  if (!action) return <p className="text-mute">Once the policies can be used, a call can be tried.</p>
  return (
    <div className="max-w-3xl">
      <SelectField
        label="Action"
        value={action.action}
        onChange={(event) => setChosen(event.target.value)}
        options={content.actions.map((one) => ({ value: one.action, label: one.action }))}
      />
      <CallForm key={action.action} action={action} content={content} {...(onSave && { onSave })} />
    </div>
  )
}

function CallForm({ action, content, onSave }: TryCallProps & { readonly action: Action }) {
  const { name: me } = useMe()
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [startedBy, setStartedBy] = useState(me)
  const [problem, setProblem] = useState<string>()
  const decide = useMutation({
    mutationFn: (call: Extract<CaseCall, { action: string }>) => explainCall(content.agent, content.of, call),
  })
  const fields = fieldsOf(action)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = fields.map((one) => ({ ...one, text: texts[one.id] ?? '' }))
    const values = valuesTyped(typed.filter((one) => one.of === 'argument'))
    const facts = valuesTyped(typed.filter((one) => one.of === 'fact'))
    const wrong = 'problem' in values ? values.problem : 'problem' in facts ? facts.problem : undefined
    setProblem(wrong)
    if ('problem' in values || 'problem' in facts) return
    decide.mutate({ action: action.action, arguments: values.values, facts: facts.values, startedBy })
  }
  return (
    <form onSubmit={submit} className="mt-3 flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        {fields.map((field) => (
          <TextField
            key={field.id}
            label={field.label}
            hint={field.hint}
            value={texts[field.id] ?? ''}
            onChange={(event) => setTexts({ ...texts, [field.id]: event.target.value })}
            spellCheck={false}
          />
        ))}
        <TextField label="Asked by" value={startedBy} onChange={(event) => setStartedBy(event.target.value)} />
      </div>
      {problem !== undefined && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
      <div>
        <Button weight="primary" type="submit" busy={decide.isPending}>
          Decide
        </Button>
      </div>
      {decide.error && <Failure error={decide.error} />}
      {decide.data && (
        <section aria-label="The decision" aria-live="polite" className="border-l-2 border-accent pl-3">
          <DecisionShown decision={decide.data} />
          {onSave && <SaveCase expect={decide.data.outcome} call={decide.variables} onSave={onSave} />}
        </section>
      )}
    </form>
  )
}

interface SaveCaseProps extends Required<Pick<TryCallProps, 'onSave'>> {
  readonly expect: string
  readonly call: CaseCall
}

function SaveCase({ expect, call, onSave }: SaveCaseProps) {
  const [name, setName] = useState('')
  return (
    <div className="mt-3 flex flex-wrap items-end gap-2">
      <TextField
        label="Save as a case called"
        value={name}
        onChange={(event) => setName(event.target.value)}
        placeholder="a refund up to 50.00 is made alone"
      />
      <Button
        disabled={name.trim() === ''}
        onClick={() => {
          onSave({ case: name.trim(), expect, call })
          setName('')
        }}
      >
        Save: it must be {expect}
      </Button>
    </div>
  )
}

const kinds: Readonly<Record<string, string>> = {
  money: 'An amount, such as 50.00 GBP',
  number: 'A number, such as 0.7',
  boolean: 'true or false',
  text: 'A text',
  'outside text': 'A text from outside',
  instant: 'A moment, such as 2026-01-31T00:00:00Z',
  list: 'A list, in JSON',
  record: 'A record, in JSON',
}

function fieldsOf({ arguments: given, looksAt }: Action) {
  const hintOf = (is: Action['looksAt'][number]['is']): string => {
    if (is?.values) return is.values.join(', ')
    return is === null ? 'Any value' : (kinds[is.kind] ?? 'Any value, in JSON')
  }
  const values = given.map(({ name, is }) => {
    return {
      id: `arguments.${name}`,
      of: 'argument' as const,
      path: [name],
      label: nameText(name),
      is,
      hint: hintOf(is),
    }
  })
  const facts = looksAt.map(({ path, fact, fields, is }) => {
    return { id: path, of: 'fact' as const, path: [fact, ...fields], label: `Fact ${path}`, is, hint: hintOf(is) }
  })
  return [...values, ...facts]
}
