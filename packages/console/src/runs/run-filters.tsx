import { X } from 'lucide-react'
import { Button } from '../parts/button.tsx'
import { SelectField } from '../parts/field.tsx'
import { visible } from '../parts/outside.ts'
import { SearchForm } from '../parts/search-form.tsx'
import { toldFilter, withPart, type RunFilter } from './filter.ts'

interface RunFiltersProps {
  readonly filter: RunFilter
  readonly onChange: (filter: RunFilter) => void
}

const states = [
  { value: '', label: 'Any state' },
  { value: 'running', label: 'Running' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'settled', label: 'Ended' },
]
const outcomes = [
  { value: '', label: 'Any outcome' },
  ...['met', 'partly', 'declined', 'handed over', 'failed', 'cancelled', 'shadowed'].map((value) => ({
    value,
    label: `${value.charAt(0).toUpperCase()}${value.slice(1)}`,
  })),
]

/** What is looked for, and each part of it with a way to take it away. */
export function RunFilters({ filter, onChange }: RunFiltersProps) {
  const told = toldFilter(filter)
  return (
    <div className="mb-2 flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <SearchForm
          key={filter.text}
          label="Words of the goal, a number of a case, or the id of a run"
          placeholder="Words, a case’s number, or a run’s id"
          words={filter.text ?? ''}
          onSearch={(text) => onChange(withPart(filter, 'text', text))}
        />
        <div className="w-36">
          <SelectField
            label="State"
            hideLabel
            options={states}
            value={filter.state ?? ''}
            onChange={(event) => onChange(withPart(filter, 'state', event.target.value))}
          />
        </div>
        <div className="w-40">
          <SelectField
            label="Outcome"
            hideLabel
            options={outcomes}
            value={filter.outcome ?? ''}
            onChange={(event) => onChange(withPart(filter, 'outcome', event.target.value))}
          />
        </div>
      </div>
      {told.length > 0 && (
        <ul aria-label="Filters" className="flex flex-wrap gap-1.5">
          {told.map(({ name, label }) => (
            <li key={name}>
              <Button weight="plain" onClick={() => onChange(withPart(filter, name, undefined))}>
                <span className="max-w-72 truncate">{visible(label)}</span>
                <X size={13} aria-hidden />
                <span className="sr-only">Take away</span>
              </Button>
            </li>
          ))}
          <li>
            <Button weight="quiet" onClick={() => onChange({})}>
              Clear
            </Button>
          </li>
        </ul>
      )}
    </div>
  )
}
