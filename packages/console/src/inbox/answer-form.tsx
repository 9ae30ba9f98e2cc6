import { useState, type FormEvent } from 'react'
import { fieldProblem, Problem } from '../api/problem.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { SelectField, TextAreaField, TextField } from '../parts/field.tsx'
import { visible } from '../parts/outside.ts'
import { Section } from '../parts/section.tsx'
import { say } from '../parts/toasts.tsx'
import { nameText } from '../parts/values.ts'
import { Conflict } from './conflict.tsx'
import { decide, type RequestInFull, decidingChanges } from './queries.ts'

type Field = RequestInFull['fields'][number]

/** Answers a question, by the fields that it has. */
export function AnswerForm({ request }: { readonly request: RequestInFull }) {
  const { id, fields, seen, youMay } = request
  const [filled, setFilled] = useState<Readonly<Record<string, string>>>({})
  const answering = useAction({
    send: decide,
    changes: decidingChanges,
    done: () => say('Answered.'),
  })
  if (!youMay) return null
  const all = fields.length > 0 ? fields : [{ name: '', kind: 'line' as const, options: [], required: true }]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    answering.mutate({
      id,
      body: {
        decision: 'answer',
        seen,
        ...(fields.length > 0 ? { fields: { ...filled } } : { value: filled[''] ?? '' }),
      },
    })
  }
  const { error } = answering
  const isOfFields =
    error instanceof Problem && (error.told.errors ?? []).some(({ field }) => field.startsWith('body.fields'))
  return (
    <Section title="Your answer">
      <form onSubmit={submit} className="flex max-w-prose flex-col gap-3">
        {all.map((field) => (
          <Input
            key={field.name}
            field={field}
            value={filled[field.name] ?? ''}
            problem={fieldProblem(error, `body.fields.${field.name}`)}
            onChange={(text) => setFilled((before) => ({ ...before, [field.name]: text }))}
          />
        ))}
        {error && !isOfFields && <Conflict error={error} />}
        <Button type="submit" weight="primary" busy={answering.isPending} className="self-start">
          Answer
        </Button>
      </form>
    </Section>
  )
}

interface InputProps {
  readonly field: Field
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (text: string) => void
}

function Input({ field: { name, kind, options, required }, value, problem, onChange }: InputProps) {
  const label = `${name === '' ? 'Answer' : capital(visible(nameText(name)))}${required ? '' : ' (may be left out)'}`
  if (kind === 'choice')
    return (
      <SelectField
        label={label}
        value={value}
        required={required}
        problem={problem}
        options={[
          { value: '', label: 'Choose…' },
          ...options.map((option) => ({ value: option, label: visible(option) })),
        ]}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  if (kind === 'words')
    return (
      <TextAreaField
        label={label}
        value={value}
        required={required}
        problem={problem}
        maxLength={20_000}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <TextField
      label={label}
      value={value}
      required={required}
      problem={problem}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
