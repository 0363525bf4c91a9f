//! Lines that are only a date, and the datelines of agencies.

use super::line::invisible;
use super::signs::{Words, is_capitals};

/// Names of months, and what they are cut to: English, French, German, Spanish, Portuguese, Italian,
/// Russian (genitive).
static MONTHS: Words = Words::new(
    "january february march april may june july august september october november december jan feb mar \
    apr jun jul aug sep sept oct nov dec janvier février mars avril mai juin juillet août septembre \
    octobre novembre décembre januar februar märz juni juli oktober dezember enero febrero marzo abril \
    mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho \
    julho setembro outubro novembro dezembro gennaio febbraio aprile maggio giugno luglio settembre \
    ottobre dicembre января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
);

/// Words that may stand beside a date in a dateline.
static DATE_COMPANY: Words = Words::new(
    "updated update published release released date posted issued modified last time monday tuesday \
    wednesday thursday friday saturday sunday mon tue wed thu fri sat sun am pm a p m gmt utc cet est \
    edt pst bst jst kst z t at of the de le der den local on hrs h г года",
);

/// Whether the line is only a date or a time, perhaps with "Updated:" or a place before it.
pub(super) fn is_date_line(text: &str) -> bool {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || invisible(c) || matches!(c, '(' | ')' | '[' | ']' | '*' | '_')
    });
    if text.len() > 100 || !text.bytes().any(|b| b.is_ascii_digit()) || text.ends_with([',', ';', ':']) {
        return false;
    }
    if is_date_words(text) {
        return true;
    }
    // "Tolmar, 4 March 2031"; "TOLMAR, Taihan, March 4, 2031".
    let mut rest = text;
    for _ in 0..2 {
        // "Tolmar - 04 March 2031"
        let parts = [", ", " - ", " – "].iter().filter_map(|mark| rest.split_once(mark));
        let Some((place, after)) = parts.min_by_key(|(place, _)| place.len()) else { return false };
        let named = place.split_whitespace().count() <= 3
            && !place.contains(|c: char| c.is_ascii_digit())
            && place.chars().next().is_some_and(char::is_uppercase);
        if !named {
            return false;
        }
        if is_date_words(after) {
            return true;
        }
        rest = after;
    }
    false
}

fn is_date_words(text: &str) -> bool {
    let (mut numbers, mut months) = (0, 0);
    for token in text.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()) {
        let lower = token.to_lowercase();
        let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let tail = lower.get(digits..).unwrap_or("");
            let fits = matches!(tail, "" | "st" | "nd" | "rd" | "th" | "er" | "h" | "am" | "pm")
                || tail
                    .strip_prefix('t')
                    .is_some_and(|d| d.len() == 2 && d.bytes().all(|b| b.is_ascii_digit()))
                || tail
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '時' | '时' | '分'));
            if digits > 4 || !fits {
                return false;
            }
            numbers += if tail.contains('月') { 2 } else { 1 };
        } else if MONTHS.has(&lower) {
            months += 1;
        } else if !DATE_COMPANY.has(&lower) {
            return false;
        }
    }
    numbers >= 2 || (numbers >= 1 && months == 1)
}

/// Whether a line opens with an agency's dateline: `TOLMAR, March 4 (Hanwen) -- `, `VESK, 4 March. /SARTASS/.`
pub(super) fn is_agency_dateline(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(90)).unwrap_or(text);
    let city = head.split([',', ' ', '(']).next().unwrap_or("");
    is_capitals(city) && ["--", " — ", " – ", ") - ", "/."].iter().any(|dash| head.contains(dash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines() {
        for text in [
            "2031-03-04",
            "2031-03-04 11:14",
            "Updated: March 4, 2031 19:02",
            "March 4, 2031",
            "4 March 2031",
            "Tolmar, 4 March 2031",
            "(Vesk, Monday 4 March 2031)",
            "Release date: 2031/03/04",
            "2031-03-04T11:14:00+08:00",
            "4 марта 2031 года",
            "2031年3月4日",
            "Tuesday, March 4th, 2031 at 10:30 a.m. GMT",
        ] {
            assert!(is_date_line(text), "{text}");
        }
        for text in [
            "On March 4, 2031,",
            "March",
            "On March 4, 2031 Ma met Pell",
            "Resolution 12 (2031)",
            "2031",
            "G20",
            "Vesk",
            "Ma Rensheng, Foreign Minister, 4 votes",
            "4 votes for, 2 against",
        ] {
            assert!(!is_date_line(text), "{text}");
        }
    }
}
