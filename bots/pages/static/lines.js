// The words of an answer, without what its card shows in another form.

/** The lines that are left when transcript, question, checklist and the headings above them are shown by themselves. */
export function lines(text, result) {
  const shown = (result.revision === 1 ? result.requirements : []).map((one) => one.text);
  const all = text.split("\n").filter((line) => !(result.transcript && line.includes(result.transcript)) && !(result.question && line.includes(result.question)));
  const left = all.filter((line) => !(line.startsWith("• ") && shown.some((one) => line.slice(2).startsWith(one))));
  return left.filter((line, index) => !(line.endsWith(":") && all[all.indexOf(line) + 1]?.startsWith("• ") && !left[index + 1]?.startsWith("• ")));
}

/** The first line without the address that a button below it opens. */
export const withoutLink = (line, url) => (url ? line.replace(url, "").replace(/\s*[:：]\s*$/, "").trim() : line);
