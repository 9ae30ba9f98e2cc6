/** What the page of an agent shows, one after the other. Apart from it: the address is read before the page is loaded. */
export const agentTabs = ['autonomy', 'catalogue', 'procedure', 'history'] as const
export type AgentTab = (typeof agentTabs)[number]
