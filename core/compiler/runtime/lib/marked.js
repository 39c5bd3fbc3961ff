// Records that carry a mark: late, low, due.
export const marked = (of, record) => of.marksOf(record).length > 0;
