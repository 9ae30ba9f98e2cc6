import { useQuery } from '@tanstack/react-query'
import { Failure } from '../parts/failure.tsx'
import { TextField } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { countText, moneyText } from '../parts/money.ts'
import { returnQuery, type Asked, type Return } from './queries.ts'
import { askedReturn, currencyIn, groundText, returnFields, valueOf } from './return-fields.ts'
import type { MetricsSearch } from './search.ts'

interface CalculatorProps {
  readonly asked: Asked
  readonly search: MetricsSearch
  readonly onChange: (change: Partial<MetricsSearch>) => void
}

/** What a month brings and costs, with every assumption in view. */
export function ReturnCalculator({ asked, search, onChange }: CalculatorProps) {
  const { asked: given, problems } = askedReturn(search)
  const { data, error, isPending, refetch } = useQuery(returnQuery(asked, given))
  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <form
        className="grid gap-x-5 gap-y-3 sm:grid-cols-2"
        onSubmit={(event) => event.preventDefault()}
        aria-label="Assumptions"
      >
        {returnFields.map(({ name, gives, label, unit }) => (
          <TextField
            key={name}
            label={unit === 'money' ? `${label}, ${currencyIn(search)}` : label}
            inputMode="decimal"
            value={search[name] ?? ''}
            problem={problems[name]}
            hint={data ? groundText(gives, data.assumptions) : undefined}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        ))}
        <TextField
          label="Currency"
          value={search.currency ?? ''}
          maxLength={3}
          placeholder="EUR"
          problem={
            search.currency && currencyIn(search) !== search.currency.trim().toUpperCase()
              ? 'three letters, such as EUR'
              : undefined
          }
          onChange={(event) => onChange({ currency: event.target.value })}
        />
      </form>
      <div aria-live="polite">
        {isPending && <Loading what="the return" />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {data && <Result told={data} />}
      </div>
    </div>
  )
}

function Result({ told: { assumptions, unknown, result, range } }: { readonly told: Return }) {
  if (!result) {
    const missing = returnFields.filter(({ gives }) => unknown.includes(gives)).map(({ label }) => label.toLowerCase())
    return (
      <div>
        <p className="text-xl font-semibold">Unknown</p>
        <p className="mt-1 text-mute">Nothing follows before this is known: {missing.join('; ')}.</p>
      </div>
    )
  }
  const lines = [
    ['Saved', result.saved],
    ['Running it', result.run],
    ['Looking through', result.reviews],
    ['What goes wrong', result.errors],
  ] as const
  return (
    <div>
      <p className="text-mute">A month brings</p>
      <p className="text-xl font-semibold">{moneyText(result.net)}</p>
      {range && (
        <p className="mt-0.5 text-mute">
          {moneyText(range.low)} to {moneyText(range.high)} over the interval of the measured share
        </p>
      )}
      <p className="mt-3 wrap-anywhere">
        {valueOf('casesPerMonth', assumptions)} cases × {valueOf('automaticShare', assumptions)} ×{' '}
        {valueOf('costByPeople', assumptions)} = {moneyText(result.saved)}
      </p>
      <dl className="mt-3 grid max-w-80 grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {lines.map(([name, amount], index) => (
          <div key={name} className="contents">
            <dt className="text-mute">{name}</dt>
            <dd className="text-right">
              {index > 0 && '− '}
              {moneyText(amount)}
            </dd>
          </div>
        ))}
        <div className="col-span-2 border-t border-line" />
        <dt className="font-medium">Net, a month</dt>
        <dd className="text-right font-medium">{moneyText(result.net)}</dd>
      </dl>
      <p className="mt-3 text-xs text-mute">
        {countText(Math.round(result.casesAutomatic))} cases a month that no person has a part in. What is left out
        counts as nothing.
      </p>
    </div>
  )
}
