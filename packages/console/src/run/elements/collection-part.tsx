import { Link } from '@tanstack/react-router'
import { OutsideWords } from '../../parts/outside-text.tsx'
import { classes } from '../../parts/classes.ts'
import { PortionTag } from './portion-tag.tsx'
import { portionsOf, type Collection, type PortionName } from './portions.ts'

/** What ended otherwise than met is told with its reasons; so many of each at first. */
const mostReasons = 3

/** How the elements of a run stand together: each number leads to its elements. */
export function CollectionPart({ run, collection }: { readonly run: string; readonly collection: Collection }) {
  const portions = portionsOf(collection)
  const within = portions.filter(({ name }) => name !== 'left')
  const done = collection.ended.reduce((sum, { count }) => sum + count, 0)
  return (
    <section aria-label="Its elements" className="mt-3">
      <h2 className="font-semibold">
        {done} of {collection.elements} elements have ended
      </h2>
      <div aria-hidden className="mt-1.5 flex h-2 gap-px overflow-hidden rounded-full bg-line">
        {within
          .filter(({ name }) => name !== 'not begun')
          .map(({ name, count }) => (
            <span
              key={name}
              className={classes('h-full', colours[name])}
              style={{ width: `${(100 * count) / collection.elements}%` }}
            />
          ))}
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1">
        {portions.map(({ name, count }) => (
          <li key={name}>
            <Link
              to="/runs/$run"
              params={{ run }}
              search={{ view: 'elements', of: name }}
              resetScroll={false}
              className="inline-flex items-baseline gap-1.5 underline decoration-edge underline-offset-2 hover:decoration-ink"
            >
              <span className="font-medium">{count}</span> <PortionTag name={name} />
            </Link>
          </li>
        ))}
      </ul>
      <Reasons ended={collection.ended} />
    </section>
  )
}

function Reasons({ ended }: { readonly ended: Collection['ended'] }) {
  const others = ended.filter(({ outcome }) => outcome !== 'met')
  if (others.length === 0) return null
  return (
    <ul className="mt-1.5 flex flex-col gap-1">
      {others.flatMap(({ outcome, reasons }) =>
        reasons.slice(0, mostReasons).map(({ reason, count }) => (
          <li key={`${outcome} ${reason}`} className="wrap-anywhere text-mute">
            {count} × {outcome}:{' '}
            {reason === '' ? 'without a word why' : <OutsideWords most={300}>{reason}</OutsideWords>}
          </li>
        )),
      )}
    </ul>
  )
}

/** Beside the words, which say the same. */
const colours: Readonly<Record<PortionName, string>> = {
  met: 'bg-ok',
  partly: 'bg-warn',
  declined: 'bg-edge',
  'handed over': 'bg-warn',
  failed: 'bg-bad',
  cancelled: 'bg-edge',
  shadowed: 'bg-edge',
  acting: 'bg-info',
  'with people': 'bg-warn',
  waits: 'bg-edge',
  'not begun': 'bg-line',
  left: 'bg-line',
}
