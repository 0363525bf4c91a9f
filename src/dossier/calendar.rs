//! The ISO 8601 dates and intervals of findings as days.

use jiff::civil::Date;

/// A day, or several in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day; the first one if there is only one.
    pub last: Date,
}

impl Days {
    /// The month of the first day: `2031-03`.
    #[must_use]
    pub fn month(self) -> String {
        format!("{:04}-{:02}", self.first.year(), self.first.month())
    }
}

/// The days of `2031-03-04`, `2031-03-04T11:14`, `2031-03`, `2031` or an interval of these with `/`;
/// `None` for anything else.
#[must_use]
pub fn days(iso: &str) -> Option<Days> {
    let (first, last) = iso.split_once('/').unwrap_or((iso, iso));
    let (first, last) = (one(first)?, one(last)?);
    Some(Days { first: first.first, last: last.last.max(first.first) })
}

fn one(iso: &str) -> Option<Days> {
    let date = iso.split('T').next()?.trim();
    let mut parts = date.split('-');
    let year: i16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some(Days { first, last })
}

/// Days from one date to another.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The months from `first` to `last` (`2031-03`), both included; at most `most`, the latest.
#[must_use]
pub fn months(first: &str, last: &str, most: usize) -> Vec<String> {
    let number = |month: &str| {
        let (year, month) = month.split_once('-')?;
        Some(year.parse::<i32>().ok()? * 12 + month.parse::<i32>().ok()? - 1)
    };
    let (Some(first), Some(last)) = (number(first), number(last)) else { return Vec::new() };
    let most = i32::try_from(most).unwrap_or(i32::MAX);
    let first = first.max(last.saturating_sub(most.saturating_sub(1)));
    (first..=last).map(|n| format!("{:04}-{:02}", n.div_euclid(12), n.rem_euclid(12) + 1)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn dates_months_years_and_intervals_are_days() {
        let shown = |iso: &str| days(iso).map(|d| format!("{} {}", d.first, d.last));
        assert_eq!(shown("2031-03-04").unwrap(), "2031-03-04 2031-03-04");
        assert_eq!(shown("2031-03-04T11:14").unwrap(), "2031-03-04 2031-03-04");
        assert_eq!(shown("2031-02").unwrap(), "2031-02-01 2031-02-28");
        assert_eq!(shown("2031").unwrap(), "2031-01-01 2031-12-31");
        assert_eq!(shown("2031-03-04/2031-03-06").unwrap(), "2031-03-04 2031-03-06");
        for wrong in ["", "soon", "2031-13-01", "31-03-04", "2031-03-04-05", "--03-04"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
        assert_eq!(days("2031-03-04").unwrap().month(), "2031-03");
    }

    #[test]
    fn days_and_months_are_counted() {
        let day = |iso: &str| days(iso).unwrap().first;
        assert_eq!(days_between(day("2031-02-27"), day("2031-03-02")), 3);
        assert_eq!(days_between(day("2031-03-02"), day("2031-02-27")), -3);
        assert_eq!(months("2030-11", "2031-02", 24), ["2030-11", "2030-12", "2031-01", "2031-02"]);
        assert_eq!(months("2029-11", "2031-02", 2), ["2031-01", "2031-02"]);
        assert!(months("x", "2031-02", 2).is_empty());
    }
}
