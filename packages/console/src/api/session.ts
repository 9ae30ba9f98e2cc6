import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api, told, type Schemas } from './client.ts'
import { Problem } from './problem.ts'
import { queryClient, sessionKey } from './queries.ts'

export type Me = Schemas['Me']

/** Whoever is signed in in this browser; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await told(api.GET('/session', { signal }))
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null
      throw error
    }
  },
  refetchOnWindowFocus: 'always',
})

/** Exchanges a token for a session. What somebody else was shown before is forgotten. */
export async function signIn(token: string): Promise<void> {
  const me = await told(api.POST('/session', { body: { token: token.trim() } }))
  signedIn(me)
}

export async function signOut(): Promise<void> {
  await told(api.DELETE('/session'))
  signedIn(null)
}

/** The session itself is changed and not forgotten: whoever shows the page is told of it by no other way. */
function signedIn(me: Me | null): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
  queryClient.setQueryData(sessionKey, me)
}

/** Whoever looks at the page. Pages are shown to people who are signed in alone. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('nobody is signed in')
  return data
}

/** Whether whoever looks may do it. The server decides anyway: this says which buttons are worth showing. */
export function useMay(right: string): boolean {
  return useMe().rights.includes(right)
}
