interface Person {
  readonly name: string
  readonly roles: readonly string[]
}

/** Finds people by name, written in whatever case. */
export function knownPeople<Known extends Person>(people: readonly Known[]): (name: string) => Known | undefined {
  const byName = new Map(people.map((one) => [normal(one.name), one]))
  return (name) => byName.get(normal(name))
}

function normal(name: string): string {
  return name.trim().toLowerCase()
}
