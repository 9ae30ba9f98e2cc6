import type { ReactNode } from 'react'
import { Figure } from '../parts/figure.tsx'
import { lengthText } from '../parts/moments.ts'
import { claimantText, shareText } from './figures-told.ts'
import { costAbout, costValue, moneyAbout, moneyValue } from './money-told.tsx'
import type { Figures } from './queries.ts'
import { runsPlace } from '../runs/runs-place.ts'

/** Figures that lead to their runs: the first few, or all of them. */
export function FiguresGrid({ figures, all = false }: { readonly figures: Figures; readonly all?: boolean }) {
  const { ended, verified, claimed, claimedOnly, automatic, escalated, reversed } = figures
  const of = (value: number) => `${value} of ${ended.value} that ended`
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-6 gap-y-3">
      <Number
        label="Success, verified"
        value={shareText(verified.share)}
        runs={verified.runs}
        about={of(verified.value)}
      />
      <Number
        label="Success, claimed"
        value={shareText(claimed.share)}
        runs={claimed.runs}
        about={
          claimedOnly.value === 0
            ? 'nothing is said that is not verified'
            : `${claimedOnly.value} more than is verified`
        }
      />
      <Number label="Automatic" value={shareText(automatic.share)} runs={automatic.runs} about={of(automatic.value)} />
      <Number
        label="Handed to people"
        value={shareText(escalated.share)}
        runs={escalated.runs}
        about={of(escalated.value)}
      />
      <Number label="Money handled" value={moneyValue(figures)} runs={ended.runs} about={moneyAbout(figures)} />
      <Number
        label="Cost of a case"
        value={costValue(figures)}
        runs={figures.modelCostKnown.runs}
        about={costAbout(figures)}
      />
      {all && <More figures={figures} />}
      {all && (
        <Number
          label="Taken back"
          value={reversed.value}
          runs={reversed.runs}
          about={`${figures.writesTakenBack} of ${figures.writes} writes`}
        />
      )}
      {all &&
        Object.entries(figures.claimedBy).map(([claimant, count]) =>
          count.value === 0 ? null : (
            <Number
              key={claimant}
              label={`Not verified: ${claimantText(claimant)}`}
              value={count.value}
              runs={count.runs}
            />
          ),
        )}
    </div>
  )
}

function More({ figures: { timeToResolve, timeToClose, waitingForPeople } }: { readonly figures: Figures }) {
  const times = [
    ['Time to resolve', timeToResolve, 'verified runs', 'no run is verified'],
    ['Waiting for people', waitingForPeople, 'runs that waited', 'no run has waited for anybody'],
    ['Until a person closed it', timeToClose, 'that people closed', 'people have closed none'],
  ] as const
  return times.map(([label, { median, p90, of, runs }, what, none]) => (
    <Number
      key={label}
      label={label}
      value={median === null ? 'unknown' : lengthText(median)}
      runs={runs}
      about={p90 === null ? none : `median of ${of} ${what}; nine of ten within ${lengthText(p90)}`}
    />
  ))
}

interface NumberProps {
  readonly label: string
  readonly value: ReactNode
  readonly runs: Readonly<Record<string, string>>
  readonly about?: ReactNode
}

function Number({ label, value, runs, about }: NumberProps) {
  return <Figure {...runsPlace(runs)} label={label} value={value} {...(about === undefined ? {} : { about })} />
}
