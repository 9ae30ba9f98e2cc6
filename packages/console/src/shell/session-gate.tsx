import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { hasToken, onToken } from '../api/fragment-token.ts'
import { sessionQuery, signIn } from '../api/session.ts'
import { setClock } from '../parts/clock.ts'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { SignIn } from './sign-in.tsx'

/** Shows what is inside to people who are signed in, and the sign-in page to anybody else. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const entering = useTokenOfAddress()
  const { data: me, error, isPending, refetch } = useQuery({ ...sessionQuery, enabled: !entering.busy })
  useEffect(() => {
    if (me) setClock(me.now)
  }, [me])
  if (entering.busy || (isPending && !error)) return <Padded>{<Loading what="the console" />}</Padded>
  if (me === undefined) return <Padded>{<Failure error={error} retry={() => void refetch()} />}</Padded>
  if (me === null) return <SignIn problem={entering.problem} />
  // Whoever signs in after somebody else finds nothing of theirs.
  return <div key={me.name}>{children}</div>
}

function Padded({ children }: { readonly children: ReactNode }) {
  return <main className="mx-auto max-w-xl p-6">{children}</main>
}

interface Entering {
  readonly busy: boolean
  readonly problem?: unknown
}

/** Signs in by a token in the address, at the start and whenever a link with one is followed. */
function useTokenOfAddress(): Entering {
  const [state, setState] = useState<Entering>(() => ({ busy: hasToken() }))
  useEffect(() => {
    const enter = async (token: string) => {
      setState({ busy: true })
      try {
        await signIn(token)
        setState({ busy: false })
      } catch (problem) {
        setState({ busy: false, problem })
      }
    }
    return onToken((token) => void enter(token))
  }, [])
  return state
}
