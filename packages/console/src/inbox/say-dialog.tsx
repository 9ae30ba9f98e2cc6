import { SayDialog as Saying, type SayDialogProps } from '../parts/say-dialog.tsx'
import { Conflict } from './conflict.tsx'

const tell = (error: unknown) => <Conflict error={error} />

/** Asks for words before a request is decided; where something else is asked meanwhile, that is shown. */
export function SayDialog({ needed = false, ...rest }: Omit<SayDialogProps, 'tell'>) {
  return <Saying needed={needed} tell={tell} {...rest} />
}
