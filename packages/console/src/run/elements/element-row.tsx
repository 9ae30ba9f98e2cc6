import { Link } from '@tanstack/react-router'
import { Instant } from '../../parts/instant.tsx'
import { OutsideWords } from '../../parts/outside-text.tsx'
import { rowLink } from '../../parts/row-keys.ts'
import { PortionTag } from './portion-tag.tsx'
import { portionOf, type Element } from './portions.ts'

/** One element: what it is called leads to the run that works on it, once there is one. */
export function ElementRow({ element: one }: { readonly element: Element }) {
  const { element, run, reason, deadline, value, effort, beganAt, endedAt } = one
  const name = <OutsideWords most={160}>{element}</OutsideWords>
  return (
    <li className="grid items-baseline gap-x-4 gap-y-0.5 px-1 py-1.5 sm:grid-cols-[8rem_minmax(0,1fr)_auto]">
      <PortionTag name={portionOf(one)} />
      <span className="min-w-0 wrap-anywhere">
        {beganAt === undefined ? (
          <span className="font-medium">{name}</span>
        ) : (
          <Link
            {...rowLink}
            to="/runs/$run"
            params={{ run }}
            className="font-medium underline-offset-2 hover:underline"
          >
            {name}
          </Link>
        )}
        {reason !== undefined && one.outcome !== 'met' && (
          <span className="block text-mute">
            <OutsideWords most={300}>{reason}</OutsideWords>
          </span>
        )}
      </span>
      <span className="flex flex-wrap gap-x-3 text-xs text-mute sm:justify-end">
        {deadline !== undefined && (
          <span>
            due <Instant at={deadline} />
          </span>
        )}
        {value !== undefined && <span>value {value}</span>}
        {effort !== undefined && <span>effort {effort}</span>}
        {endedAt !== undefined ? (
          <span>
            ended <Instant at={endedAt} />
          </span>
        ) : (
          beganAt !== undefined && (
            <span>
              begun <Instant at={beganAt} />
            </span>
          )
        )}
      </span>
    </li>
  )
}
