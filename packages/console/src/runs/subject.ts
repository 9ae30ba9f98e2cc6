/** What a run is about, as it is told: `ticketId:T1` as `ticketId T1`. */
export function subjectText(subject: string): string {
  return subject.replace(':', ' ')
}
