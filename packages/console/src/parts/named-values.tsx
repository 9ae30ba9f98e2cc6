import { classes } from './classes.ts'
import { visible } from './outside.ts'
import { ValueShown } from './value-shown.tsx'
import { nameText } from './values.ts'

interface NamedValuesProps {
  readonly values: readonly { readonly name: string; readonly value?: unknown }[]
  readonly className?: string
}

/** Values under each other, each behind its name. */
export function NamedValues({ values, className }: NamedValuesProps) {
  return (
    <dl className={classes('grid grid-cols-[minmax(4rem,auto)_minmax(0,1fr)] gap-x-4', className)}>
      {values.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-mute">{visible(nameText(name))}</dt>
          <dd className="min-w-0">
            <ValueShown of={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
