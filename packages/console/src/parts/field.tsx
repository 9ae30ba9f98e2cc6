import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { classes } from './classes.ts'

const box =
  'w-full rounded-md border border-edge bg-panel px-2.5 py-1.5 text-ink aria-invalid:border-bad disabled:opacity-60'

interface About {
  readonly label: string
  /** What is expected. */
  readonly hint?: ReactNode
  /** What is wrong with it. */
  readonly problem?: string | undefined
  /** The label is read out and not shown: what stands beside it says the same. */
  readonly hideLabel?: boolean
}

interface Ids {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** A label, its hint and its problem around something to fill in. */
function Labelled({
  label,
  hint,
  problem,
  hideLabel = false,
  children,
}: About & { children: (ids: Ids) => ReactNode }) {
  const id = useId()
  const described = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`].filter(Boolean)
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={classes('mb-1 block font-medium', hideLabel && 'sr-only')}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': problem === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-mute">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-xs font-medium text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}

type Inner<Attributes> = Omit<Attributes, 'id' | 'className'>

export function TextField({
  label,
  hint,
  problem,
  hideLabel,
  ref,
  ...rest
}: About & Inner<InputHTMLAttributes<HTMLInputElement>> & { readonly ref?: Ref<HTMLInputElement> }) {
  return (
    <Labelled label={label} hint={hint} problem={problem} {...(hideLabel === undefined ? {} : { hideLabel })}>
      {(ids) => <input type="text" autoComplete="off" {...rest} {...ids} ref={ref} className={box} />}
    </Labelled>
  )
}

export function TextAreaField({
  label,
  hint,
  problem,
  hideLabel,
  ref,
  ...rest
}: About & Inner<TextareaHTMLAttributes<HTMLTextAreaElement>> & { readonly ref?: Ref<HTMLTextAreaElement> }) {
  return (
    <Labelled label={label} hint={hint} problem={problem} {...(hideLabel === undefined ? {} : { hideLabel })}>
      {(ids) => <textarea rows={3} {...rest} {...ids} ref={ref} className={classes(box, 'block resize-y')} />}
    </Labelled>
  )
}

interface SelectProps extends About, Inner<SelectHTMLAttributes<HTMLSelectElement>> {
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

export function SelectField({ label, hint, problem, hideLabel, options, ...rest }: SelectProps) {
  return (
    <Labelled label={label} hint={hint} problem={problem} {...(hideLabel === undefined ? {} : { hideLabel })}>
      {(ids) => (
        <select {...rest} {...ids} className={box}>
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

export function CheckField({
  label,
  ...rest
}: { readonly label: string } & Inner<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input type="checkbox" {...rest} className="size-4 accent-accent" />
      <span>{label}</span>
    </label>
  )
}
