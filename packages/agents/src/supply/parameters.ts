/** What the house takes as its rules beside what the company's terms say. Each figure is a default of the trade. */
export const parameters = {
  chase: {
    /** When the day's work begins, by the company's clocks. */
    at: '08:00',
    /** A promise further off than this is nobody's to take without asking. */
    furthestPromiseDays: 180,
  },
} as const
