import type { RequestRow } from '../../store/requests.ts'

/** By which command a request takes its answer. */
export function insteadText({ kind, id }: Pick<RequestRow, 'kind' | 'id'>): string {
  switch (kind) {
    case 'approve':
      return 'this asks for an approval: use approvals approve or approvals reject'
    case 'answer':
      return `this asks for an answer: use approvals answer ${id} --with VALUE`
    case 'take over':
      return `this was handed over: use escalations return ${id} or escalations close ${id}`
    case 'review':
      return `this is reviewed: use reviews answer ${id} VERDICT`
  }
}
