// "-date" is newest first. Records without a value come last.
export function sorted(records, of, by) {
  if (!by) return records;
  const field = of.fields[by.replace('-', '')];
  const turn = by.startsWith('-') ? -1 : 1;
  return records.toSorted((a, b) => {
    const [x, y] = [field.order(a[field.key]), field.order(b[field.key])];
    return turn * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), undefined, { numeric: true }));
  });
}

// [["Bread", [...]], ["Cakes", [...]]], or all of them under no name.
export function grouped(records, of, key) {
  if (!key) return [['', records]];
  return [...Map.groupBy(records, record => of.fields[key].text(record[key], record))];
}
