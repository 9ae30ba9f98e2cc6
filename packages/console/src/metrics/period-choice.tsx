import { classes } from '../parts/classes.ts'
import { periods, type Days } from './period.ts'

interface PeriodChoiceProps {
  readonly days: Days
  readonly onChoose: (days: Days) => void
}

/** Over how many days figures are shown. */
export function PeriodChoice({ days, onChoose }: PeriodChoiceProps) {
  return (
    <div role="group" aria-label="Time" className="flex overflow-hidden rounded-md border border-edge/60">
      {periods.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === days}
          onClick={() => onChoose(one)}
          className={classes(
            'min-h-8 px-2.5 -outline-offset-2! not-first:border-l not-first:border-edge/60',
            one === days ? 'bg-accent/10 font-medium text-accent' : 'hover:bg-raised',
          )}
        >
          {one} days
        </button>
      ))}
    </div>
  )
}
