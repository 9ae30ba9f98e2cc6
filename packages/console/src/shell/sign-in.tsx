import { useMutation } from '@tanstack/react-query'
import { useEffect, type FormEvent } from 'react'
import { problemText } from '../api/problem.ts'
import { signIn } from '../api/session.ts'
import { Button } from '../parts/button.tsx'
import { Command } from '../parts/command.tsx'
import { TextField } from '../parts/field.tsx'
import { pageShown } from '../parts/page-head.tsx'

/** Where somebody says who they are, by a token. The page that was asked for is shown once they have. */
export function SignIn({ problem }: { readonly problem?: unknown }) {
  const entering = useMutation({ mutationFn: signIn })
  useEffect(() => {
    document.title = 'Sign in · Operant'
    pageShown()
  }, [])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const token = new FormData(event.currentTarget).get('token')
    if (typeof token === 'string' && token.trim() !== '') entering.mutate(token)
  }
  const wrong = entering.error ?? problem
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-5 py-10">
      <img src="/icon.svg" alt="" width={32} height={32} className="mb-4" />
      <h1 className="text-xl font-semibold">Sign in to Operant</h1>
      <p className="mt-1 mb-5 text-mute">
        With your token. It is exchanged for a session of 12 hours, and kept nowhere in this browser.
      </p>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="Token"
          name="token"
          type="password"
          autoComplete="current-password"
          placeholder="op_…"
          required
          autoFocus
          spellCheck={false}
          problem={wrong === undefined || wrong === null ? undefined : problemText(wrong)}
        />
        <Button type="submit" weight="primary" busy={entering.isPending} className="self-start">
          Sign in
        </Button>
      </form>
      <div className="mt-8 border-t border-line pt-4 text-mute">
        <p>No token? At its first start, the terminal prints a link that signs an owner in. An owner makes more:</p>
        <Command>operant tokens create NAME</Command>
      </div>
    </main>
  )
}
