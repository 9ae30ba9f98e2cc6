import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { toneText, type Tone } from './tag.tsx'
import { classes } from './classes.ts'

interface FigureProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'about' | 'children'> {
  readonly label: string
  readonly value: ReactNode
  readonly tone?: Tone
  /** What stands under it, such as the oldest of them. */
  readonly about?: ReactNode
  readonly ref?: Ref<HTMLAnchorElement>
}

function FigureLook({ label, value, tone, about, ...rest }: FigureProps) {
  return (
    <a {...rest} className="group -mx-2 block min-w-0 rounded-md px-2 py-1.5 hover:bg-raised">
      <span className="block text-mute">{label}</span>
      <span className={classes('block text-xl font-semibold group-hover:underline', tone && toneText[tone])}>
        {value}
      </span>
      {about !== undefined && <span className="block text-xs text-mute">{about}</span>}
    </a>
  )
}

/** A number, which leads to the rows that it counts. */
export const Figure = createLink(FigureLook)
