/** Milliseconds since the epoch of `YYYY-MM-DDTHH:MM:SS.mmm` and a `Z`; -1 for any other spelling, and before 1970. */
export function timestamp(at: usize): i64 {
  const year = number(at, 4);
  const month = number(at + 5, 2);
  const day = number(at + 8, 2);
  const hour = number(at + 11, 2);
  const minute = number(at + 14, 2);
  const second = number(at + 17, 2);
  const milli = number(at + 20, 3);
  if ((year | month | day | hour | minute | second | milli) < 0) return -1;
  if (load<u8>(at + 4) != 0x2d || load<u8>(at + 7) != 0x2d || load<u8>(at + 10) != 0x54) return -1;
  if (load<u8>(at + 13) != 0x3a || load<u8>(at + 16) != 0x3a || load<u8>(at + 19) != 0x2e || load<u8>(at + 23) != 0x5a) return -1;
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return -1;
  if (hour > 23 || minute > 59 || second > 59) return -1;
  return <i64>daysSinceEpoch(year, month, day) * 86_400_000 + <i64>(hour * 3_600_000 + minute * 60_000 + second * 1_000 + milli);
}

/** Negative where there is anything but digits. */
function number(at: usize, digits: usize): i32 {
  let result = 0;
  for (let n: usize = 0; n < digits; n++) {
    const digit = <u32>load<u8>(at + n) - 0x30;
    if (digit > 9) return -1;
    result = result * 10 + digit;
  }
  return result;
}

function daysIn(year: i32, month: i32): i32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Years counted from March put the leap day last. */
function daysSinceEpoch(year: i32, month: i32, day: i32): i32 {
  const fromMarch = month > 2 ? year : year - 1;
  const era = fromMarch / 400;
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
}
