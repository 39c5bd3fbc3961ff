// How a loan is paid back, month by month: what is paid, how much of it is interest, what is still owed.
export function repayment({ loan_amount: amount, interest_rate: rate, years }, payment) {
  const months = Math.min(600, Math.round(years * 12));
  const rows = [];
  let owed = amount;
  for (let month = 1; month <= months && Number.isFinite(payment) && amount > 0; month++) {
    const interest = (owed * rate) / 1200;
    const repaid = Math.min(owed, payment - interest);
    owed = month === months ? 0 : owed - repaid;
    rows.push([month, interest + repaid, interest, repaid, owed]);
  }
  return rows;
}
