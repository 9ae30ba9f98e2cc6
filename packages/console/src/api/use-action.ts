import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import { newKey } from './client.ts'

/** What goes into `params.header` of a POST, so that it happens once however often it is sent. */
export interface Once {
  readonly 'Idempotency-Key': string
}

interface Action<Input, Output> {
  readonly send: (input: Input, once: Once) => Promise<Output>
  /** What has changed by it, and is asked for anew. */
  readonly changes?: readonly QueryKey[]
  readonly done?: (output: Output, input: Input) => void
}

/** Something that acts. Tried again with the same input, it is the same act; with another input it is another. */
export function useAction<Input, Output>({
  send,
  changes = [],
  done,
}: Action<Input, Output>): UseMutationResult<Output, Error, Input> {
  const queries = useQueryClient()
  const last = useRef<{ readonly said: string; readonly key: string } | undefined>(undefined)
  return useMutation({
    mutationFn: (input: Input) => {
      const said = JSON.stringify(input) ?? ''
      if (last.current?.said !== said) last.current = { said, key: newKey() }
      return send(input, { 'Idempotency-Key': last.current.key })
    },
    onSuccess: async (output, input) => {
      last.current = undefined
      done?.(output, input)
      await Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
}
