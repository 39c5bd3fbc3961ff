// The drawing for a record: by its name where one was made for it, else always the same one of the others.
export const drawn = (title, files) => {
  const others = [...new Set(Object.values(files))];
  return record => {
    const name = String(record[title] ?? record.id);
    if (files[name]) return files[name];
    const sum = [...name].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 7);
    return others[sum % others.length] ?? null;
  };
};
